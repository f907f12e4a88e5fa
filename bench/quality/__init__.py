"""How right detection is: labelled text, text of our own making, and clean technical text."""
