"""The kind `number` on a page."""
