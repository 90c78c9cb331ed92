"""Files read as plain data that knows its place, and files written atomically."""
