"""What every room uses: problems with their places, and texts."""
