"""Answer files to exact scores."""
