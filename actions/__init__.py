"""The custom actions. Each reads slots and entities, asks the core, and says what it found."""
