"""Multi-head self-attention; a call with a mask runs here, after `attention.py`."""

import torch
from torch.nn import functional as F
from torch.nn.modules.module import Module, kind_of, refuse_factory

from .create import get_norm_layer


@kind_of("Attention")
class Attention(Module):
    gate = None
    _library_keywords = {"attn_mask": None, "is_causal": False}

    def __init__(
        self,
        dim,
        num_heads=8,
        attn_head_dim=None,
        dim_out=None,
        qkv_bias=False,
        qk_norm=False,
        scale_norm=False,
        proj_bias=True,
        gated=False,
        attn_drop=0.0,
        proj_drop=0.0,
        norm_layer=None,
        device=None,
        dtype=None,
    ):
        refuse_factory("Attention", device, dtype)
        for name, value in (("attn_head_dim", attn_head_dim), ("dim_out", dim_out), ("gated", gated or None)):
            if value is not None:
                raise NotImplementedError(f"{name}= of Attention() is part of timm but not of this page.")
        self._build(
            "Attention",
            dim,
            {
                "num_heads": num_heads,
                "qkv_bias": qkv_bias,
                "qk_norm": qk_norm,
                "scale_norm": scale_norm,
                "proj_bias": proj_bias,
                "attn_drop": attn_drop,
                "proj_drop": proj_drop,
                "norm_layer": get_norm_layer(norm_layer),
            },
        )

    def _first_step(self, x):
        B, N, C = x.shape
        self.qkv(x)

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is None and not is_causal:
            return self._invoke("forward", x)
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)  # each (B, H, N, d)
        q, k = self.q_norm(q), self.k_norm(k)
        if self.fused_attn:
            x = F.scaled_dot_product_attention(
                q,
                k,
                v,
                attn_mask=attn_mask,
                dropout_p=self.attn_drop.p if self.training else 0.0,
                is_causal=is_causal,
            )
        else:
            attn = (q * self.scale) @ k.transpose(-2, -1)
            attn = maybe_add_mask(attn, resolve_self_attn_mask(N, attn, attn_mask, is_causal))
            x = self.attn_drop(attn.softmax(dim=-1)) @ v
        x = x.transpose(1, 2).reshape(B, N, self.attn_dim)  # (B, H, N, d) → (B, N, C)
        return self.proj_drop(self.proj(self.norm(x)))


def maybe_add_mask(scores, attn_mask=None):
    return scores if attn_mask is None else scores + attn_mask


def resolve_self_attn_mask(seq_len, attn, attn_mask=None, is_causal=False):
    """What is added to the scores: 0 where a token may look, minus infinity where it may not."""
    if is_causal:
        return attn.new_full((seq_len, seq_len), float("-inf")).triu_(1)
    if attn_mask is not None and attn_mask.dtype == torch.bool:
        return torch.zeros_like(attn_mask, dtype=attn.dtype).masked_fill_(~attn_mask, float("-inf"))
    return attn_mask
