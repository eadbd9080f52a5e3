"""Position embeddings of sines and cosines; after `pos_embed_sincos.py`."""

import torch


def build_sincos2d_pos_embed(
    feat_shape,
    dim=64,
    temperature=10000.0,
    reverse_coord=False,
    interleave_sin_cos=False,
    device=None,
    dtype=torch.float32,
):
    """(h, w) → (h · w, dim): a quarter of `dim` each for sine and cosine of both coordinates."""
    assert dim % 4 == 0, "Embed dimension must be divisible by 4 for sin-cos 2D position embedding"
    pos_dim = dim // 4
    exp = torch.arange(0, pos_dim, 1, dtype=torch.int64, device=device).to(torch.float32) / pos_dim
    bands = 1.0 / (temperature**exp)
    if reverse_coord:
        feat_shape = feat_shape[::-1]
    ranges = [torch.arange(s, device=device, dtype=torch.int64).to(torch.float32) for s in feat_shape]
    grid = torch.stack(torch.meshgrid(*ranges, indexing="ij")).flatten(1).transpose(0, 1)
    pos2 = grid.unsqueeze(-1) * bands.unsqueeze(0)
    stack_dim = 2 if interleave_sin_cos else 1
    return torch.stack([torch.sin(pos2), torch.cos(pos2)], dim=stack_dim).flatten(1).to(dtype=dtype)
