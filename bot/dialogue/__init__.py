"""What runs inside the Rasa server beside NLU: how messages enter, how answers are worded."""
