"""What every room rests on: problems with their places, and texts."""
