"""Accuracy, speed and size, of Parcours and of what one could take instead."""
