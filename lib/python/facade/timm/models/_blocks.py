"""Blocks of other forms than `Block`'s: parallel, or with the norm after the branch; after `vision_transformer.py`."""

from collections import OrderedDict
from functools import partial

import torch
from torch import nn
from torch.nn import functional as F

from ..layers import (
    Attention,
    DropPath,
    LayerScale,
    Mlp,
    maybe_add_mask,
    resolve_self_attn_mask,
    use_fused_attn,
)

LayerNorm = partial(nn.LayerNorm, eps=1e-6)


def create_attn(attn_layer, dim, **options):
    """The attention of a block, by class or by name."""
    if isinstance(attn_layer, str):
        if attn_layer == "diff":
            raise NotImplementedError("attn_layer='diff' is part of timm but not of this page.")
        attn_layer = {"": Attention, "attn": Attention}.get(attn_layer)
        assert attn_layer is not None, f"Unknown attn_layer: {attn_layer}"
    return attn_layer(dim, **options)


class ResPostBlock(nn.Module):
    """x + norm(attention(x)), then x + norm(MLP(x)); (B, N, C) → (B, N, C)."""

    __module__ = "timm.models.vision_transformer"

    def __init__(
        self,
        dim,
        num_heads,
        mlp_ratio=4.0,
        qkv_bias=False,
        qk_norm=False,
        scale_attn_norm=False,
        scale_mlp_norm=False,
        proj_bias=True,
        proj_drop=0.0,
        attn_drop=0.0,
        init_values=None,
        drop_path=0.0,
        act_layer=nn.GELU,
        norm_layer=LayerNorm,
        mlp_layer=Mlp,
        attn_layer=Attention,
        depth=0,
        device=None,
        dtype=None,
    ):
        super().__init__()
        dd = {"device": device, "dtype": dtype}
        self.init_values = init_values
        self.attn = create_attn(
            attn_layer,
            dim,
            num_heads=num_heads,
            qkv_bias=qkv_bias,
            qk_norm=qk_norm,
            scale_norm=scale_attn_norm,
            proj_bias=proj_bias,
            attn_drop=attn_drop,
            proj_drop=proj_drop,
            norm_layer=norm_layer,
            **dd,
        )
        self.norm1 = norm_layer(dim, **dd)
        self.drop_path1 = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()
        self.mlp = mlp_layer(
            in_features=dim,
            hidden_features=int(dim * mlp_ratio),
            act_layer=act_layer,
            norm_layer=norm_layer if scale_mlp_norm else None,
            bias=proj_bias,
            drop=proj_drop,
            **dd,
        )
        self.norm2 = norm_layer(dim, **dd)
        self.drop_path2 = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()
        self.init_weights()

    def init_weights(self):
        if self.init_values is not None:
            nn.init.constant_(self.norm1.weight, self.init_values)
            nn.init.constant_(self.norm2.weight, self.init_values)

    def forward(self, x, attn_mask=None, is_causal=False):
        x = x + self.drop_path1(self.norm1(self.attn(x, attn_mask=attn_mask, is_causal=is_causal)))
        return x + self.drop_path2(self.norm2(self.mlp(x)))


class ParallelScalingBlock(nn.Module):
    """Attention and MLP side by side, from one projection of one norm; (B, N, C) → (B, N, C)."""

    __module__ = "timm.models.vision_transformer"

    def __init__(
        self,
        dim,
        num_heads,
        mlp_ratio=4.0,
        qkv_bias=False,
        qk_norm=False,
        scale_attn_norm=False,
        scale_mlp_norm=False,
        proj_bias=True,
        proj_drop=0.0,
        attn_drop=0.0,
        init_values=None,
        drop_path=0.0,
        act_layer=nn.GELU,
        norm_layer=LayerNorm,
        mlp_layer=None,
        attn_layer=None,
        depth=0,
        fuse_out_proj=False,
        device=None,
        dtype=None,
    ):
        super().__init__()
        dd = {"device": device, "dtype": dtype}
        assert dim % num_heads == 0, "dim should be divisible by num_heads"
        assert not scale_attn_norm and not scale_mlp_norm, "Scale norms not supported"
        self.num_heads = num_heads
        self.head_dim = dim // num_heads
        self.scale = self.head_dim**-0.5
        self.fused_attn = use_fused_attn()
        hidden = int(mlp_ratio * dim)
        self.in_norm = norm_layer(dim, **dd)
        self.in_proj = nn.Linear(dim, hidden + 3 * dim, bias=qkv_bias, **dd)
        self.in_split = [hidden] + [dim] * 3
        if qkv_bias:  # the MLP's bias is a part of in_proj's
            self.register_parameter("mlp_bias", None)
        else:
            self.mlp_bias = nn.Parameter(torch.empty(hidden, **dd))
        self.q_norm = norm_layer(self.head_dim, **dd) if qk_norm else nn.Identity()
        self.k_norm = norm_layer(self.head_dim, **dd) if qk_norm else nn.Identity()
        self.attn_drop = nn.Dropout(attn_drop)
        self.mlp_drop = nn.Dropout(proj_drop)
        self.mlp_act = act_layer()
        if fuse_out_proj:
            self.out_proj = nn.Linear(dim + hidden, dim, bias=proj_bias, **dd)
            self.attn_out_proj = self.mlp_out_proj = None
        else:
            self.out_proj = None
            self.attn_out_proj = nn.Linear(dim, dim, bias=proj_bias, **dd)
            self.mlp_out_proj = nn.Linear(hidden, dim, bias=proj_bias, **dd)
        scaled = init_values is not None
        self.ls = LayerScale(dim, init_values=init_values, **dd) if scaled else nn.Identity()
        self.drop_path = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()
        self.reset_parameters()

    def reset_parameters(self):
        if self.mlp_bias is not None:
            nn.init.zeros_(self.mlp_bias)

    def forward(self, x, attn_mask=None, is_causal=False):
        B, N, C = x.shape
        x_mlp, q, k, v = torch.split(self.in_proj(self.in_norm(x)), self.in_split, dim=-1)
        if self.mlp_bias is not None:
            x_mlp = x_mlp + self.mlp_bias
        q = self.q_norm(q.view(B, N, self.num_heads, self.head_dim)).transpose(1, 2)  # (B, H, N, d)
        k = self.k_norm(k.view(B, N, self.num_heads, self.head_dim)).transpose(1, 2)
        v = v.view(B, N, self.num_heads, self.head_dim).transpose(1, 2)
        if self.fused_attn:
            dropout_p = self.attn_drop.p if self.training else 0.0
            x_attn = F.scaled_dot_product_attention(
                q, k, v, attn_mask=attn_mask, dropout_p=dropout_p, is_causal=is_causal
            )
        else:
            attn = (q * self.scale) @ k.transpose(-2, -1)
            attn = maybe_add_mask(attn, resolve_self_attn_mask(N, attn, attn_mask, is_causal))
            x_attn = self.attn_drop(attn.softmax(dim=-1)) @ v
        x_attn = x_attn.transpose(1, 2).reshape(B, N, C)
        x_mlp = self.mlp_drop(self.mlp_act(x_mlp))
        if self.out_proj is not None:
            y = self.out_proj(torch.cat((x_attn, x_mlp), dim=-1))
        else:
            y = self.attn_out_proj(x_attn) + self.mlp_out_proj(x_mlp)
        return x + self.drop_path(self.ls(y))


class ParallelThingsBlock(nn.Module):
    """`num_parallel` attentions side by side, then as many MLPs; (B, N, C) → (B, N, C)."""

    __module__ = "timm.models.vision_transformer"

    def __init__(
        self,
        dim,
        num_heads,
        num_parallel=2,
        mlp_ratio=4.0,
        qkv_bias=False,
        qk_norm=False,
        scale_attn_norm=False,
        scale_mlp_norm=False,
        proj_bias=True,
        init_values=None,
        proj_drop=0.0,
        attn_drop=0.0,
        drop_path=0.0,
        act_layer=nn.GELU,
        norm_layer=LayerNorm,
        mlp_layer=Mlp,
        attn_layer=Attention,
        depth=0,
        device=None,
        dtype=None,
    ):
        super().__init__()
        dd = {"device": device, "dtype": dtype}
        self.num_parallel = num_parallel
        self.attns = nn.ModuleList()
        self.ffns = nn.ModuleList()

        def branch(name, layer):
            ls = LayerScale(dim, init_values=init_values, **dd) if init_values else nn.Identity()
            drop = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()
            return nn.Sequential(
                OrderedDict(
                    [("norm", norm_layer(dim, **dd)), (name, layer()), ("ls", ls), ("drop_path", drop)]
                )
            )

        def attention():
            return create_attn(
                attn_layer,
                dim,
                num_heads=num_heads,
                qkv_bias=qkv_bias,
                qk_norm=qk_norm,
                scale_norm=scale_attn_norm,
                proj_bias=proj_bias,
                attn_drop=attn_drop,
                proj_drop=proj_drop,
                norm_layer=norm_layer,
                **dd,
            )

        def mlp():
            return mlp_layer(
                dim,
                hidden_features=int(dim * mlp_ratio),
                act_layer=act_layer,
                norm_layer=norm_layer if scale_mlp_norm else None,
                bias=proj_bias,
                drop=proj_drop,
                **dd,
            )

        for _ in range(num_parallel):
            self.attns.append(branch("attn", attention))
            self.ffns.append(branch("mlp", mlp))

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            attended = [
                attn.drop_path(attn.ls(attn.attn(attn.norm(x), attn_mask=attn_mask, is_causal=is_causal)))
                for attn in self.attns
            ]
        else:
            attended = [attn(x) for attn in self.attns]
        x = x + torch.stack(attended).sum(dim=0)
        return x + torch.stack([ffn(x) for ffn in self.ffns]).sum(dim=0)
