"""The theme `practicum`: Material with our templates, the built player and the engine's styles; nothing here is run."""
