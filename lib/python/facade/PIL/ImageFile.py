"""`PIL.ImageFile`: a switch that many scripts set."""

LOAD_TRUNCATED_IMAGES = False
