"""Pooling by attention, whose query is a parameter; after `attention_pool.py`."""

import torch
from torch import nn
from torch.nn import functional as F

from .attention import maybe_add_mask
from .config import use_fused_attn
from .mlp import Mlp
from .weight_init import trunc_normal_tf_


class AttentionPoolLatent(nn.Module):
    """(B, N, in_features) → (B, out_features): a learned query attends to all tokens. `out_features=0` leaves out what follows."""

    def __init__(
        self,
        in_features,
        out_features=None,
        embed_dim=None,
        num_heads=8,
        feat_size=None,
        mlp_ratio=4.0,
        qkv_bias=True,
        q_proj=True,
        qk_norm=False,
        latent_len=1,
        latent_dim=None,
        pos_embed="",
        pool_type="token",
        norm_layer=None,
        act_layer=nn.GELU,
        drop=0.0,
        device=None,
        dtype=None,
    ):
        dd = {"device": device, "dtype": dtype}
        super().__init__()
        embed_dim = embed_dim or in_features
        if out_features is None:
            out_features = in_features
        assert embed_dim % num_heads == 0
        self.num_heads = num_heads
        self.head_dim = embed_dim // num_heads
        self.feat_size = feat_size
        self.scale = self.head_dim**-0.5
        self.pool = pool_type
        self.fused_attn = use_fused_attn()
        self.pos_embed = None
        if pos_embed == "abs":
            assert feat_size is not None
            self.pos_embed = nn.Parameter(torch.zeros(feat_size, in_features, **dd))
        self.latent_dim = latent_dim or embed_dim
        if not q_proj:
            assert self.latent_dim == embed_dim, (
                "q_proj=False uses the latent directly as the query; latent_dim must equal embed_dim "
                f"(got latent_dim={self.latent_dim}, embed_dim={embed_dim})."
            )
        self.latent_len = latent_len
        self.latent = nn.Parameter(torch.zeros(1, self.latent_len, self.latent_dim, **dd))
        self.q = nn.Linear(self.latent_dim, embed_dim, bias=qkv_bias, **dd) if q_proj else nn.Identity()
        self.kv = nn.Linear(embed_dim, embed_dim * 2, bias=qkv_bias, **dd)
        normalise = norm_layer or nn.LayerNorm
        self.q_norm = normalise(self.head_dim, **dd) if qk_norm else nn.Identity()
        self.k_norm = normalise(self.head_dim, **dd) if qk_norm else nn.Identity()
        self.proj = nn.Linear(embed_dim, out_features, **dd) if out_features > 0 else nn.Identity()
        self.proj_drop = nn.Dropout(drop)
        has_norm = out_features > 0 and norm_layer is not None
        self.norm = norm_layer(out_features, **dd) if has_norm else nn.Identity()
        self.mlp = None
        if out_features > 0:
            hidden = int(out_features * mlp_ratio)
            self.mlp = Mlp(out_features, hidden, out_features=out_features, act_layer=act_layer, **dd)
        self.out_features = out_features or embed_dim
        self.init_weights()

    def init_weights(self):
        if self.pos_embed is not None:
            trunc_normal_tf_(self.pos_embed, std=self.pos_embed.shape[1] ** -0.5)
        trunc_normal_tf_(self.latent, std=self.latent_dim**-0.5)

    def forward(self, x, attn_mask=None):
        B, N, C = x.shape
        if self.pos_embed is not None:
            x = x + self.pos_embed.unsqueeze(0).to(x.dtype)
        q = self.q(self.latent.expand(B, -1, -1))
        q = q.reshape(B, self.latent_len, self.num_heads, self.head_dim).transpose(1, 2)
        k, v = self.kv(x).reshape(B, N, 2, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)
        q, k = self.q_norm(q), self.k_norm(k)
        if self.fused_attn:
            x = F.scaled_dot_product_attention(q, k, v, attn_mask=attn_mask)
        else:
            attn = maybe_add_mask((q * self.scale) @ k.transpose(-2, -1), attn_mask)
            x = attn.softmax(dim=-1) @ v
        x = self.proj_drop(self.proj(x.transpose(1, 2).reshape(B, self.latent_len, C)))
        if self.mlp is not None:
            x = x + self.mlp(self.norm(x))
        if self.pool == "token":
            x = x[:, 0]
        elif self.pool == "avg":
            x = x.mean(1)
        return x


class AttentionPoolPrr(nn.Module):
    """(B, N, dim) → (B, dim): tokens attend to one another without weights, then the first or their mean is taken."""

    def __init__(
        self,
        dim,
        num_heads=8,
        pool_type="token",
        pre_norm=False,
        post_norm=False,
        norm_layer=None,
        device=None,
        dtype=None,
    ):
        dd = {"device": device, "dtype": dtype}
        super().__init__()
        assert pool_type in ("token", "avg"), f"pool_type must be 'token' or 'avg', got '{pool_type}'"
        assert dim % num_heads == 0, f"dim ({dim}) must be divisible by num_heads ({num_heads})"
        normalise = norm_layer or nn.LayerNorm
        self.num_heads = num_heads
        self.head_dim = dim // num_heads
        self.scale = self.head_dim**-0.5
        self.pool = pool_type
        self.fused_attn = use_fused_attn()
        self.out_features = dim
        self.pre_norm = normalise(dim, **dd) if pre_norm else nn.Identity()
        self.post_norm = normalise(dim, **dd) if post_norm else nn.Identity()

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.pre_norm(x).reshape(B, N, self.num_heads, self.head_dim).transpose(1, 2)  # (B, H, N, d)
        if self.fused_attn:
            x = F.scaled_dot_product_attention(qkv, qkv, qkv)
        else:
            x = ((qkv * self.scale) @ qkv.transpose(-2, -1)).softmax(dim=-1) @ qkv
        x = self.post_norm(x.transpose(1, 2).reshape(B, N, C))
        return x[:, 0] if self.pool == "token" else x.mean(1)
