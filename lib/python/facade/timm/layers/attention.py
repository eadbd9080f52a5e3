"""Multi-head self-attention."""

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

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            raise NotImplementedError("masks of Attention are part of timm but not of this page.")
        return self._invoke("forward", x)
