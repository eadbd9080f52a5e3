"""Attention with several heads; after `torch/nn/modules/activation.py`. Left out: nested tensors."""

from .. import functional as F
from ..init import constant_, xavier_normal_, xavier_uniform_
from ..parameter import Parameter
from .linear import NonDynamicallyQuantizableLinear
from .module import Module, _torch, factory


class MultiheadAttention(Module):
    """query (L, N, E), key (S, N, kdim), value (S, N, vdim), or batch first → output and weights averaged over heads."""

    __module__ = "torch.nn.modules.activation"  # where PyTorch has it
    __constants__ = ["batch_first"]

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
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(
                f"embed_dim and num_heads must be greater than 0,"
                f" got embed_dim={embed_dim} and num_heads={num_heads} instead"
            )
        super().__init__()
        self.embed_dim = embed_dim
        self.kdim = embed_dim if kdim is None else kdim
        self.vdim = embed_dim if vdim is None else vdim
        self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        if self.head_dim * num_heads != embed_dim:
            raise AssertionError("embed_dim must be divisible by num_heads")
        with factory(self, device, dtype):
            self._make_parameters(bias, add_bias_kv)
        self.add_zero_attn = add_zero_attn
        self._reset_parameters()

    def _make_parameters(self, bias, add_bias_kv):
        empty, E = _torch().empty, self.embed_dim
        if self._qkv_same_embed_dim:
            self.in_proj_weight = Parameter(empty(3 * E, E))
            for name in ("q_proj_weight", "k_proj_weight", "v_proj_weight"):
                self.register_parameter(name, None)
        else:
            self.q_proj_weight = Parameter(empty(E, E))
            self.k_proj_weight = Parameter(empty(E, self.kdim))
            self.v_proj_weight = Parameter(empty(E, self.vdim))
            self.register_parameter("in_proj_weight", None)
        self.register_parameter("in_proj_bias", Parameter(empty(3 * E)) if bias else None)
        self.out_proj = NonDynamicallyQuantizableLinear(E, E, bias=bias)
        if add_bias_kv:
            self.bias_k = Parameter(empty(1, 1, E))
            self.bias_v = Parameter(empty(1, 1, E))
        else:
            self.bias_k = self.bias_v = None

    def _reset_parameters(self):
        for weight in (self.in_proj_weight, self.q_proj_weight, self.k_proj_weight, self.v_proj_weight):
            if weight is not None:
                xavier_uniform_(weight)
        if self.in_proj_bias is not None:
            constant_(self.in_proj_bias, 0.0)
            constant_(self.out_proj.bias, 0.0)
        for bias in (self.bias_k, self.bias_v):
            if bias is not None:
                xavier_normal_(bias)

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
        batched = query.dim() == 3
        attn_mask, key_padding_mask = F._canonical_masks(attn_mask, key_padding_mask, query.dtype)
        if is_causal and batched and self._takes_fast_path(query, key, value):
            is_causal = False  # PyTorch's one kernel for it knows masks, and no hints
        turn = self.batch_first and batched
        if turn:
            same_key, same_value = key is query, value is key  # what is one tensor is projected at once
            query = query.transpose(1, 0)
            turned = query if same_key else key.transpose(1, 0)
            value = turned if same_value else value.transpose(1, 0)
            key = turned
        separate = {}
        if not self._qkv_same_embed_dim:
            separate = {
                "use_separate_proj_weight": True,
                "q_proj_weight": self.q_proj_weight,
                "k_proj_weight": self.k_proj_weight,
                "v_proj_weight": self.v_proj_weight,
            }
        out, weights = F.multi_head_attention_forward(
            query,
            key,
            value,
            self.embed_dim,
            self.num_heads,
            self.in_proj_weight,
            self.in_proj_bias,
            self.bias_k,
            self.bias_v,
            self.add_zero_attn,
            self.dropout,
            self.out_proj.weight,
            self.out_proj.bias,
            training=self.training,
            key_padding_mask=key_padding_mask,
            need_weights=need_weights,
            attn_mask=attn_mask,
            average_attn_weights=average_attn_weights,
            is_causal=is_causal,
            **separate,
        )
        return (out.transpose(1, 0) if turn else out), weights

    def _takes_fast_path(self, query, key, value):
        torch = _torch()
        parts = (self.in_proj_weight, self.in_proj_bias, self.out_proj.weight, self.out_proj.bias)
        return (
            torch.backends.mha.get_fastpath_enabled()
            and query is key
            and key is value
            and self._qkv_same_embed_dim
            and self.in_proj_bias is not None
            and not self.training
            and self.num_heads % 2 == 0
            and self.batch_first
            and self.bias_k is None
            and self.bias_v is None
            and not self.add_zero_attn
            and not (torch.is_grad_enabled() and any(x.requires_grad for x in (query, *parts)))
        )

    def merge_masks(self, attn_mask, key_padding_mask, query):
        """Both masks as one (N, H, L, L), and its kind: 1 for padding alone, 2 for attention; None without any."""
        if attn_mask is None:
            return key_padding_mask, None if key_padding_mask is None else 1
        N, L, _ = query.shape
        if attn_mask.dim() == 3:
            merged = attn_mask.view(N, -1, L, L)
        else:
            merged = attn_mask.view(1, 1, L, L).expand(N, self.num_heads, -1, -1)
        if key_padding_mask is not None:
            merged = merged + key_padding_mask.view(N, 1, 1, L).expand(-1, self.num_heads, -1, -1)
        return merged, 2
