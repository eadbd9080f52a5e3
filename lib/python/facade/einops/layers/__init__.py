"""`einops.layers`: the operations as modules."""
