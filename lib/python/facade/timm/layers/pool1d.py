"""Pooling of tokens."""


def global_pool_nlc(x, pool_type="token", num_prefix_tokens=1, reduce_include_prefix=False):
    """(B, N, D) → (B, D); after `pool1d.py`."""
    if not pool_type:
        return x
    if pool_type == "token":
        return x[:, 0]
    x = x if reduce_include_prefix else x[:, num_prefix_tokens:]
    if pool_type == "avg":
        return x.mean(dim=1)
    if pool_type == "avgmax":
        return 0.5 * (x.amax(dim=1) + x.mean(dim=1))
    if pool_type == "max":
        return x.amax(dim=1)
    assert not pool_type, f"Unknown pool type {pool_type}"
