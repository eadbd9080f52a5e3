"""Embedding; after `torch/nn/modules/sparse.py`. Left out: `max_norm=`, EmbeddingBag."""

from .module import Module, factory, forward_of, kind_of


@kind_of("Embedding")
class Embedding(Module):
    max_norm = None
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
        if max_norm is not None:
            raise NotImplementedError("max_norm= of Embedding() is part of torch but not of this page.")
        if padding_idx is not None:
            assert -num_embeddings <= padding_idx < num_embeddings, (
                "Padding_idx must be within num_embeddings"
            )
            padding_idx %= num_embeddings
        if _weight is not None:
            assert list(_weight.shape) == [num_embeddings, embedding_dim], (
                "Shape of weight does not match num_embeddings and embedding_dim"
            )
        with factory(self, device, dtype):
            self._build("Embedding", num_embeddings, embedding_dim, padding_idx, _weight)
        self.weight.requires_grad = not _freeze

    forward = forward_of("input", "embedding")

    def reset_parameters(self):
        self._invoke("reset_parameters")

    @classmethod
    def from_pretrained(
        cls,
        embeddings,
        freeze=True,
        padding_idx=None,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        sparse=False,
    ):
        assert embeddings.dim() == 2, "Embeddings parameter is expected to be 2-dimensional"
        rows, cols = embeddings.shape
        return cls(rows, cols, padding_idx, max_norm, norm_type, _weight=embeddings, _freeze=freeze)
