"""`F.multi_head_attention_forward` and what it is made of; after `torch/nn/functional.py`.

L target length, S source length, N batch, E embed_dim, H num_heads, d = E / H.
"""

import math
import warnings

from .._tensor import Tensor


def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
):
    """query (L, N, E), key (S, N, E), value (S, N, E) → (L, N, E), and the weights (N, L, S) or (N, H, L, S)."""
    from . import functional as F

    batched = _mha_shape_check(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not batched:
        query, key, value = (x.unsqueeze(1) for x in (query, key, value))
        key_padding_mask = None if key_padding_mask is None else key_padding_mask.unsqueeze(0)
    L, N, E = query.shape
    S = key.shape[0]
    key_padding_mask = _canonical_mask(
        key_padding_mask, "key_padding_mask", _none_or_dtype(attn_mask), "attn_mask", query.dtype
    )
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
            "`generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        attn_mask = _canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, check_other=False)
        is_causal = is_causal and key_padding_mask is None
    _check(E == embed_dim_to_check, f"was expecting embedding dimension of {embed_dim_to_check}, but got {E}")
    d = E // num_heads
    _check(d * num_heads == E, f"embed_dim {E} not divisible by num_heads {num_heads}")

    if use_separate_proj_weight:
        _check(
            key.shape[:2] == value.shape[:2],
            f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}",
        )
        for name, weight in (("q", q_proj_weight), ("k", k_proj_weight), ("v", v_proj_weight)):
            _check(weight is not None, f"use_separate_proj_weight is True but {name}_proj_weight is None")
        biases = (None,) * 3 if in_proj_bias is None else in_proj_bias.chunk(3)
        q, k, v = _in_projection(query, key, value, q_proj_weight, k_proj_weight, v_proj_weight, *biases)
    else:
        _check(key.shape == value.shape, f"key shape {key.shape} does not match value shape {value.shape}")
        _check(in_proj_weight is not None, "use_separate_proj_weight is False but in_proj_weight is None")
        q, k, v = _in_projection_packed(query, key, value, in_proj_weight, in_proj_bias)
    attn_mask = _three_dimensional(attn_mask, (L, S), N * num_heads)

    def one_more_key():
        """The masks leave what is added after the sequence visible."""
        nonlocal attn_mask, key_padding_mask
        attn_mask = None if attn_mask is None else F.pad(attn_mask, (0, 1))
        key_padding_mask = None if key_padding_mask is None else F.pad(key_padding_mask, (0, 1))

    import torch

    if bias_k is not None and bias_v is not None:
        _check(static_k is None, "bias cannot be added to static key.")
        _check(static_v is None, "bias cannot be added to static value.")
        k = torch.cat([k, bias_k.repeat(1, N, 1)])
        v = torch.cat([v, bias_v.repeat(1, N, 1)])
        one_more_key()
    else:
        _check(bias_k is None, "bias_k is set but bias_v is None")
        _check(bias_v is None, "bias_v is set but bias_k is None")

    q = q.view(L, N * num_heads, d).transpose(0, 1)  # (N·H, L, d)
    k = _heads_of(k, static_k, "static_k", N * num_heads, d)  # (N·H, S, d)
    v = _heads_of(v, static_v, "static_v", N * num_heads, d)
    if add_zero_attn:
        k = torch.cat([k, k.new_zeros(N * num_heads, 1, d)], dim=1)
        v = torch.cat([v, v.new_zeros(N * num_heads, 1, d)], dim=1)
        one_more_key()
    S = k.size(1)
    if key_padding_mask is not None:
        _check_key_padding_mask(key_padding_mask, S, N)
        padding = key_padding_mask.view(N, 1, 1, S).expand(-1, num_heads, -1, -1).reshape(-1, 1, S)
        attn_mask = padding if attn_mask is None else attn_mask + padding
    if not training:
        dropout_p = 0.0

    if not need_weights:
        if attn_mask is not None and attn_mask.dim() == 3 and attn_mask.size(0) == 1:
            attn_mask = attn_mask.unsqueeze(0)
        elif attn_mask is not None:
            attn_mask = attn_mask.view(N, num_heads, -1, S)
        q, k, v = q.view(N, num_heads, L, d), k.view(N, num_heads, S, d), v.view(N, num_heads, S, d)
        out = F.scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
        out = F.linear(out.permute(2, 0, 1, 3).reshape(N * L, E), out_proj_weight, out_proj_bias)
        out = out.view(L, N, out.size(1))
        return (out if batched else out.squeeze(1)), None

    q = q * math.sqrt(1.0 / d)
    _check(not (is_causal and attn_mask is None), "FIXME: is_causal not implemented for need_weights")
    if attn_mask is None:
        weights = torch.bmm(q, k.transpose(-2, -1))
    else:
        weights = torch.baddbmm(attn_mask, q, k.transpose(-2, -1))
    weights = F.softmax(weights, dim=-1)  # (N·H, L, S)
    if dropout_p > 0.0:
        weights = F.dropout(weights, p=dropout_p)
    out = torch.bmm(weights, v).transpose(0, 1).reshape(L * N, E)
    out = F.linear(out, out_proj_weight, out_proj_bias)
    out = out.view(L, N, out.size(1))
    weights = weights.view(N, num_heads, L, S)
    if average_attn_weights:
        weights = weights.mean(dim=1)
    return (out, weights) if batched else (out.squeeze(1), weights.squeeze(0))


def _check(condition, message):
    if not condition:
        raise AssertionError(message)


def _mha_shape_check(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Whether the inputs are batched; raises when their dimensions do not go together."""
    if query.dim() not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor"
        )
    dims = query.dim()
    kind = "batched (3-D)" if dims == 3 else "unbatched (2-D)"
    _check(
        key.dim() == dims and value.dim() == dims,
        f"For {kind} `query`, expected `key` and `value` to be {dims}-D"
        f" but found {key.dim()}-D and {value.dim()}-D tensors respectively",
    )
    if key_padding_mask is not None:
        _check(
            key_padding_mask.dim() == dims - 1,
            f"For {kind} `query`, expected `key_padding_mask` to be `None` or {dims - 1}-D"
            f" but found {key_padding_mask.dim()}-D tensor instead",
        )
    if attn_mask is not None:
        _check(
            attn_mask.dim() in (2, 3),
            f"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D"
            f" but found {attn_mask.dim()}-D tensor instead",
        )
        if dims == 2 and attn_mask.dim() == 3:
            wanted = (num_heads, query.shape[0], key.shape[0])
            _check(
                attn_mask.shape == wanted,
                f"Expected `attn_mask` shape to be {wanted} but got {attn_mask.shape}",
            )
    return dims == 3


def _canonical_mask(mask, mask_name, other_type, other_name, target_type, check_other=True, stacklevel=2):
    """The mask as numbers to be added to the scores: -inf where a boolean mask is true."""
    if mask is None:
        return None
    if not mask.is_floating_point() and mask.dtype is not _torch().bool:
        raise AssertionError(f"only bool and floating types of {mask_name} are supported")
    if check_other and other_type is not None and mask.dtype != other_type:
        warnings.warn(
            f"Support for mismatched {mask_name} and {other_name} is deprecated. Use same type for both instead.",
            stacklevel=stacklevel,
        )
    if mask.is_floating_point():
        return mask
    return _torch().zeros_like(mask, dtype=target_type).masked_fill_(mask, float("-inf"))


def _canonical_masks(
    attn_mask, key_padding_mask, dtype, attn_name="attn_mask", padding_name="key_padding_mask"
):
    """Both masks as numbers; a padding mask of another type than the other is warned of."""
    padding = _canonical_mask(
        key_padding_mask, padding_name, _none_or_dtype(attn_mask), attn_name, dtype, stacklevel=3
    )
    return _canonical_mask(attn_mask, attn_name, None, "", dtype, check_other=False), padding


def _none_or_dtype(input):
    if input is None or isinstance(input, Tensor):
        return None if input is None else input.dtype
    raise RuntimeError("input to _none_or_dtype() must be None or torch.Tensor")


def _check_key_padding_mask(key_padding_mask, src_len, bsz):
    for dim, wanted in ((0, bsz), (1, src_len)):
        _check(
            key_padding_mask.shape[dim] == wanted,
            f"Expected key_padded_mask.shape[{dim}] to be {wanted}, but got {key_padding_mask.shape[dim]}",
        )


def _three_dimensional(attn_mask, size, heads):
    if attn_mask is None:
        return None
    if attn_mask.dim() == 2:
        if attn_mask.shape != size:
            raise RuntimeError(f"The shape of the 2D attn_mask is {attn_mask.shape}, but should be {size}.")
        return attn_mask.unsqueeze(0)
    if attn_mask.shape != (heads, *size):
        raise RuntimeError(
            f"The shape of the 3D attn_mask is {attn_mask.shape}, but should be {(heads, *size)}."
        )
    return attn_mask


def _heads_of(x, static, name, heads, d):
    """(S, N, E) → (N·H, S, d), unless the caller brought that ready."""
    if static is None:
        return x.view(x.shape[0], heads, d).transpose(0, 1)
    for dim, wanted in ((0, heads), (2, d)):
        _check(
            static.size(dim) == wanted,
            f"expecting {name}.size({dim}) of {wanted}, but got {static.size(dim)}",
        )
    return static


def _in_projection_packed(q, k, v, w, b=None):
    """Query, key and value through the thirds of one weight (3·E, E); in one product where they are one tensor."""
    from . import functional as F

    E = q.size(-1)
    if k is v and q is k:
        # (…, 3·E) → (3, …, E)
        return tuple(
            F.linear(q, w, b).unflatten(-1, (3, E)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
        )
    weights = w.chunk(3)
    biases = (None,) * 3 if b is None else b.chunk(3)
    return tuple(F.linear(x, weight, bias) for x, weight, bias in zip((q, k, v), weights, biases))


def _in_projection(q, k, v, w_q, w_k, w_v, b_q=None, b_k=None, b_v=None):
    """Query, key and value through weights of their own, (E, E), (E, kdim), (E, vdim)."""
    from . import functional as F

    E = q.size(-1)
    for name, x, weight in (("query", q, w_q), ("key", k, w_k), ("value", v, w_v)):
        wanted = (E, x.size(-1))
        _check(weight.shape == wanted, f"expecting {name} weights shape of {wanted}, but got {weight.shape}")
    for name, bias in (("query", b_q), ("key", b_k), ("value", b_v)):
        if bias is not None:
            _check(bias.shape == (E,), f"expecting {name} bias shape of {(E,)}, but got {bias.shape}")
    return F.linear(q, w_q, b_q), F.linear(k, w_k, b_k), F.linear(v, w_v, b_v)


def _torch():
    import torch

    return torch
