"""Position embeddings on another grid."""

from torch import _verbs as verbs


def resample_abs_pos_embed(
    posemb,
    new_size,
    old_size=None,
    num_prefix_tokens=1,
    interpolation="bicubic",
    antialias=True,
    verbose=False,
):
    if not all(isinstance(size, int) for size in new_size):
        raise TypeError(f"resample_abs_pos_embed(): new_size must be two ints, not {new_size!r}")
    options = {
        "old_size": None if old_size is None else list(old_size),
        "num_prefix_tokens": num_prefix_tokens,
        "interpolation": interpolation,
        "antialias": antialias,
    }
    return verbs.resample_abs_pos_embed(posemb, list(new_size), options)
