"""Some programs import it for its side effect."""
