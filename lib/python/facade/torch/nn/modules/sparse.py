"""Embedding; after `torch/nn/modules/sparse.py`."""

from .module import Module, forward_of, kind_of, refuse_factory


@kind_of("Embedding")
class Embedding(Module):
    padding_idx = max_norm = None
    norm_type = 2.0
    scale_grad_by_freq = sparse = False

    def __init__(
        self,
        num_embeddings,
        embedding_dim,
        padding_idx=None,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        sparse=False,
        _weight=None,
        _freeze=False,
        device=None,
        dtype=None,
    ):
        refuse_factory("Embedding", device, dtype)
        for name, value in (("padding_idx", padding_idx), ("max_norm", max_norm), ("_weight", _weight)):
            if value is not None:
                raise NotImplementedError(f"{name}= of Embedding() is part of torch but not of this page.")
        self._build("Embedding", num_embeddings, embedding_dim)

    forward = forward_of("input", "embedding")
