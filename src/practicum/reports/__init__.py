"""Results as reports for people and programs."""
