"""What people start: the only room that prints and exits."""
