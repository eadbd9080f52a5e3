"""Transformer layers; after `torch/nn/modules/transformer.py`."""

import copy

from .container import ModuleList
from .module import Module, kind_of, refuse_factory


@kind_of("TransformerEncoderLayer")
class TransformerEncoderLayer(Module):
    def __init__(
        self,
        d_model,
        nhead,
        dim_feedforward=2048,
        dropout=0.1,
        activation="relu",
        layer_norm_eps=1e-5,
        batch_first=False,
        norm_first=False,
        bias=True,
        device=None,
        dtype=None,
    ):
        refuse_factory("TransformerEncoderLayer", device, dtype)
        if callable(activation):
            activation = getattr(activation, "__name__", str(activation)).lower()
        if activation not in ("relu", "gelu"):
            raise RuntimeError(f"activation should be relu/gelu, not {activation}")
        self._build(
            "TransformerEncoderLayer",
            d_model,
            nhead,
            {
                "dim_feedforward": dim_feedforward,
                "dropout": dropout,
                "activation": activation,
                "layer_norm_eps": layer_norm_eps,
                "batch_first": batch_first,
                "norm_first": norm_first,
                "bias": bias,
            },
        )

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        return self._invoke("forward", src, src_mask, src_key_padding_mask)


class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__()
        self.layers = ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        for layer in self.layers:
            src = layer(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
        return src if self.norm is None else self.norm(src)
