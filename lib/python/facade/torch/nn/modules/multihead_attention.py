"""Attention with several heads; after `torch/nn/modules/activation.py`."""

from .module import Module, factory, kind_of


@kind_of("MultiheadAttention")
class MultiheadAttention(Module):
    __module__ = "torch.nn.modules.activation"  # where PyTorch has it
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
        for name, value, default in (
            ("add_bias_kv", add_bias_kv, (False,)),
            ("add_zero_attn", add_zero_attn, (False,)),
            ("kdim", kdim, (None, embed_dim)),
            ("vdim", vdim, (None, embed_dim)),
        ):
            if value not in default:
                raise NotImplementedError(
                    f"{name}= of MultiheadAttention() is part of torch but not of this page."
                )
        options = {"dropout": dropout, "bias": bias, "batch_first": batch_first}
        with factory(self, device, dtype):
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
        for tensor in (query, key, value):
            tensor.dim()  # what is no tensor says so
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
