"""Encoder and its layers; after `torch/nn/modules/transformer.py`. Left out: nested tensors, whose results are kept."""

import warnings

from .. import functional as F
from ._transformer_parts import _detect_is_causal_mask, _get_activation_fn, _get_clones, _get_seq_len
from .activation import GELU, ReLU
from .dropout import Dropout
from .linear import Linear
from .module import Module, _torch
from .multihead_attention import MultiheadAttention
from .normalization import LayerNorm


class TransformerEncoderLayer(Module):
    __module__ = "torch.nn.modules.transformer"
    __constants__ = ["norm_first"]

    def __init__(
        self,
        d_model,
        nhead,
        dim_feedforward=2048,
        dropout=0.1,
        activation=F.relu,
        layer_norm_eps=1e-5,
        batch_first=False,
        norm_first=False,
        bias=True,
        device=None,
        dtype=None,
    ):
        placed = {"bias": bias, "device": device, "dtype": dtype}
        super().__init__()
        self.self_attn = MultiheadAttention(
            d_model, nhead, dropout=dropout, batch_first=batch_first, **placed
        )
        self.linear1 = Linear(d_model, dim_feedforward, **placed)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, **placed)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, **placed)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, **placed)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        if isinstance(activation, str):
            activation = _get_activation_fn(activation)
        if activation is F.relu or isinstance(activation, ReLU):
            self.activation_relu_or_gelu = 1
        elif activation is F.gelu or isinstance(activation, GELU):
            self.activation_relu_or_gelu = 2
        else:
            self.activation_relu_or_gelu = 0
        self.activation = activation

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        src_mask, src_key_padding_mask = F._canonical_masks(
            src_mask, src_key_padding_mask, src.dtype, "src_mask", "src_key_padding_mask"
        )
        if _takes_fast_path(self, src):
            return fast_encoder_layer(self, src, src_mask, src_key_padding_mask)
        x = src
        if self.norm_first:
            x = x + self._sa_block(self.norm1(x), src_mask, src_key_padding_mask, is_causal=is_causal)
            return x + self._ff_block(self.norm2(x))
        x = self.norm1(x + self._sa_block(x, src_mask, src_key_padding_mask, is_causal=is_causal))
        return self.norm2(x + self._ff_block(x))

    def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
        x = self.self_attn(
            x,
            x,
            x,
            attn_mask=attn_mask,
            key_padding_mask=key_padding_mask,
            need_weights=False,
            is_causal=is_causal,
        )[0]
        return self.dropout1(x)

    def _ff_block(self, x):
        x = self.linear2(self.dropout(self.activation(self.linear1(x))))
        return self.dropout2(x)


def _parts(layer):
    attention = layer.self_attn
    return (
        attention.in_proj_weight,
        attention.in_proj_bias,
        attention.out_proj.weight,
        attention.out_proj.bias,
        layer.norm1.weight,
        layer.norm1.bias,
        layer.norm2.weight,
        layer.norm2.bias,
        layer.linear1.weight,
        layer.linear1.bias,
        layer.linear2.weight,
        layer.linear2.bias,
    )


def _needs_no_gradients(layer, src):
    return not (_torch().is_grad_enabled() and any(x.requires_grad for x in (src, *_parts(layer))))


def _takes_fast_path(layer, src):
    """Whether PyTorch runs the layer as one kernel, in which no part of it is called."""
    attention = layer.self_attn
    return (
        _torch().backends.mha.get_fastpath_enabled()
        and src.dim() == 3
        and not layer.training
        and attention.batch_first
        and attention.in_proj_bias is not None
        and attention._qkv_same_embed_dim
        and layer.activation_relu_or_gelu != 0
        and layer.norm1.eps == layer.norm2.eps
        and attention.num_heads % 2 == 0
        and not any(module._forward_hooks or module._forward_pre_hooks for module in layer.modules())
        and _needs_no_gradients(layer, src)
    )


def fast_encoder_layer(layer, src, src_mask, src_key_padding_mask):
    """What `torch._transformer_encoder_layer_fwd` computes."""
    attention = layer.self_attn
    activate = F.gelu if layer.activation_relu_or_gelu == 2 else F.relu

    def norm(part, x):
        return F.layer_norm(x, part.normalized_shape, part.weight, part.bias, part.eps)

    def attend(x):
        x = x.transpose(1, 0)
        out, _ = F.multi_head_attention_forward(
            x,
            x,
            x,
            attention.embed_dim,
            attention.num_heads,
            attention.in_proj_weight,
            attention.in_proj_bias,
            None,
            None,
            False,
            0.0,
            attention.out_proj.weight,
            attention.out_proj.bias,
            training=False,
            key_padding_mask=src_key_padding_mask,
            need_weights=False,
            attn_mask=src_mask,
        )
        return out.transpose(1, 0)

    def feed(x):
        hidden = activate(F.linear(x, layer.linear1.weight, layer.linear1.bias))
        return F.linear(hidden, layer.linear2.weight, layer.linear2.bias)

    if layer.norm_first:
        x = src + attend(norm(layer.norm1, src))
        return x + feed(norm(layer.norm2, x))
    x = norm(layer.norm1, src + attend(src))
    return norm(layer.norm2, x + feed(x))


class TransformerEncoder(Module):
    __module__ = "torch.nn.modules.transformer"
    __constants__ = ["norm"]

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__()
        self.layers = _get_clones(encoder_layer, num_layers)
        self.num_layers = num_layers
        self.norm = norm
        self.enable_nested_tensor = enable_nested_tensor
        self.use_nested_tensor = enable_nested_tensor
        self.mask_check = mask_check
        why = _why_not_nested(encoder_layer)
        if enable_nested_tensor and why:
            warnings.warn(
                f"enable_nested_tensor is True, but self.use_nested_tensor is False because {why}",
                stacklevel=2,
            )
            self.use_nested_tensor = False

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        mask, src_key_padding_mask = F._canonical_masks(
            mask, src_key_padding_mask, src.dtype, "mask", "src_key_padding_mask"
        )
        output = src
        first = self.layers[0]
        nested = (
            _torch().backends.mha.get_fastpath_enabled()
            and self.use_nested_tensor
            and not first.training
            and src.dim() == 3
            and src_key_padding_mask is not None
            and mask is None
            and (not self.mask_check or _is_left_aligned(src_key_padding_mask))
            and _needs_no_gradients(first, src)
        )
        is_causal = _detect_is_causal_mask(mask, is_causal, _get_seq_len(src, first.self_attn.batch_first))
        for layer in self.layers:
            output = layer(
                output, src_mask=mask, is_causal=is_causal, src_key_padding_mask=src_key_padding_mask
            )
        if nested:  # PyTorch leaves the padding out and puts zeros in its place at the end
            output = output.masked_fill((src_key_padding_mask != 0).unsqueeze(-1), 0.0)
        return output if self.norm is None else self.norm(output)


def _is_left_aligned(padding):
    """Whether the padding stands after what is there."""
    return bool((padding.logical_not().int().diff(dim=1) <= 0).all())


def _why_not_nested(layer):
    if not isinstance(layer, TransformerEncoderLayer):
        return "encoder_layer was not TransformerEncoderLayer"
    attention = layer.self_attn
    for condition, why in (
        (layer.norm_first, "norm_first was True"),
        (
            not attention.batch_first,
            "self_attn.batch_first was not True(use batch_first for better inference performance)",
        ),
        (not attention._qkv_same_embed_dim, "self_attn._qkv_same_embed_dim was not True"),
        (attention.in_proj_bias is None, "self_attn was passed bias=False"),
        (not layer.activation_relu_or_gelu, "activation_relu_or_gelu was not True"),
        (layer.norm1.eps != layer.norm2.eps, "norm1.eps was not equal to encoder_layer.norm2.eps"),
        (attention.num_heads % 2 == 1, "self_attn.num_heads is odd"),
    ):
        if condition:
            return f"encoder_layer.{why}"
    return ""
