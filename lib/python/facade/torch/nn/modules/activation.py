"""Activations; after `torch/nn/modules/activation.py`."""

from .module import Module, forward_of, kind_of, refuse_factory


class _Inplace(Module):
    def __init__(self, inplace=False):
        self._build(type(self)._kind, inplace)


@kind_of("ReLU")
class ReLU(_Inplace):
    forward = forward_of("input", "relu")


@kind_of("ReLU6")
class ReLU6(_Inplace):
    forward = forward_of("input", "hardtanh")


@kind_of("SiLU")
class SiLU(_Inplace):
    forward = forward_of("input", "silu")


@kind_of("Mish")
class Mish(_Inplace):
    forward = forward_of("input", "mish")


@kind_of("Hardswish")
class Hardswish(_Inplace):
    forward = forward_of("input", "hardswish")


@kind_of("Hardsigmoid")
class Hardsigmoid(_Inplace):
    forward = forward_of("input", "hardsigmoid")


@kind_of("LeakyReLU")
class LeakyReLU(Module):
    def __init__(self, negative_slope=1e-2, inplace=False):
        self._build("LeakyReLU", negative_slope, inplace)

    forward = forward_of("input", "leaky_relu")


@kind_of("ELU")
class ELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        self._build("ELU", alpha, inplace)

    forward = forward_of("input", "elu")


@kind_of("Sigmoid")
class Sigmoid(Module):
    def __init__(self, *args, **kwargs):
        self._build("Sigmoid")

    forward = forward_of("input", "sigmoid")


@kind_of("Tanh")
class Tanh(Module):
    def __init__(self, *args, **kwargs):
        self._build("Tanh")

    forward = forward_of("input", "tanh")


@kind_of("Softplus")
class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0):
        self._build("Softplus", beta, threshold)

    forward = forward_of("input", "softplus")


@kind_of("GELU")
class GELU(Module):
    def __init__(self, approximate="none"):
        self._build("GELU", approximate)

    forward = forward_of("input", "gelu")


@kind_of("Softmax")
class Softmax(Module):
    def __init__(self, dim=None):
        self._build("Softmax", dim)

    forward = forward_of("input", ".softmax")


@kind_of("LogSoftmax")
class LogSoftmax(Module):
    def __init__(self, dim=None):
        self._build("LogSoftmax", dim)

    forward = forward_of("input", ".log_softmax")


@kind_of("MultiheadAttention")
class MultiheadAttention(Module):
    _qkv_same_embed_dim = True
    bias_k = bias_v = None
    add_zero_attn = False

    def __init__(
        self,
        embed_dim,
        num_heads,
        dropout=0.0,
        bias=True,
        add_bias_kv=False,
        add_zero_attn=False,
        kdim=None,
        vdim=None,
        batch_first=False,
        device=None,
        dtype=None,
    ):
        refuse_factory("MultiheadAttention", device, dtype)
        for name, value, default in (
            ("add_bias_kv", add_bias_kv, (False,)),
            ("add_zero_attn", add_zero_attn, (False,)),
            ("kdim", kdim, (None, embed_dim)),
            ("vdim", vdim, (None, embed_dim)),
        ):
            if value not in default:
                raise NotImplementedError(f"{name}= of MultiheadAttention() is part of torch but not of this page.")
        options = {"dropout": dropout, "bias": bias, "batch_first": batch_first}
        self._build("MultiheadAttention", embed_dim, num_heads, options)

    def forward(
        self,
        query,
        key,
        value,
        key_padding_mask=None,
        need_weights=True,
        attn_mask=None,
        average_attn_weights=True,
        is_causal=False,
    ):
        if is_causal and attn_mask is None:
            raise RuntimeError(
                "Need attn_mask if specifying the is_causal hint. "
                "You may use the Transformer module method "
                "`generate_square_subsequent_mask` to create this mask."
            )
        options = {
            "key_padding_mask": key_padding_mask,
            "need_weights": need_weights,
            "attn_mask": attn_mask,
            "average_attn_weights": average_attn_weights,
        }
        return tuple(self._invoke("forward", query, key, value, options))
