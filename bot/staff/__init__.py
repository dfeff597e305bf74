"""What staff do with slots, appointments, the waiting list and the mail, told as plain text."""
