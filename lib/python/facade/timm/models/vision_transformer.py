"""The Vision Transformer; after `vision_transformer.py`."""

from functools import partial

from torch import nn
from torch._bridge import call
from torch.nn.modules.module import Module, kind_of, refuse_factory

from ..layers import (
    Attention,
    DropPath,
    LayerScale,
    Mlp,
    PatchEmbed,
    get_act_layer,
    get_norm_layer,
    global_pool_nlc,
    resample_abs_pos_embed,
    to_2tuple,
    trunc_normal_,
)
from ._cfg import config_of

LayerNorm = partial(nn.LayerNorm, eps=1e-6)


@kind_of("Block")
class Block(Module):
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
        refuse_factory("Block", device, dtype)
        _only("Block", mlp_layer=(mlp_layer, Mlp), attn_layer=(attn_layer, Attention))
        self._build(
            "Block",
            dim,
            num_heads,
            {
                "mlp_ratio": mlp_ratio,
                "qkv_bias": qkv_bias,
                "qk_norm": qk_norm,
                "scale_attn_norm": scale_attn_norm,
                "scale_mlp_norm": scale_mlp_norm,
                "proj_bias": proj_bias,
                "proj_drop": proj_drop,
                "attn_drop": attn_drop,
                "init_values": init_values,
                "drop_path": drop_path,
                "act_layer": get_act_layer(act_layer),
                "norm_layer": get_norm_layer(norm_layer),
            },
        )

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            raise NotImplementedError("masks of Block are part of timm but not of this page.")
        return self._invoke("forward", x)


def _only(name, **given):
    for option, (value, default) in given.items():
        if value is not default:
            raise NotImplementedError(f"{option}= of {name}() is part of timm but not of this page.")


class _Backbone(Module):
    """What the ViTs share with ResNets: a configuration and a classifier."""

    @property
    def default_cfg(self):
        cfg = self.__dict__.get("_cfg")
        if cfg is None:
            cfg = call("default_cfg", "", self)
            if cfg is None:
                raise AttributeError(f"'{type(self).__name__}' object has no attribute 'default_cfg'")
            cfg = self.__dict__["_cfg"] = config_of(cfg)
        return cfg

    @default_cfg.setter
    def default_cfg(self, cfg):
        self.__dict__["_cfg"] = cfg

    pretrained_cfg = default_cfg
    grad_checkpointing = False

    def set_grad_checkpointing(self, enable=True):
        return None

    def get_classifier(self):
        return self.fc if hasattr(type(self), "_has_fc") else self.head

    def forward_features(self, x):
        return self._invoke("forward_features", x)

    def forward_head(self, x, pre_logits=False):
        return self._invoke("forward_head", x, bool(pre_logits))


@kind_of("VisionTransformer")
class VisionTransformer(_Backbone):
    weight_init_mode = ""

    def __init__(
        self,
        img_size=224,
        patch_size=16,
        in_chans=3,
        num_classes=1000,
        global_pool="token",
        embed_dim=768,
        depth=12,
        num_heads=12,
        mlp_ratio=4.0,
        qkv_bias=True,
        qk_norm=False,
        scale_attn_norm=False,
        scale_mlp_norm=False,
        proj_bias=True,
        init_values=None,
        class_token=True,
        pos_embed="learn",
        no_embed_class=False,
        reg_tokens=0,
        pre_norm=False,
        final_norm=True,
        fc_norm=None,
        pool_include_prefix=False,
        dynamic_img_size=False,
        dynamic_img_pad=False,
        drop_rate=0.0,
        pos_drop_rate=0.0,
        patch_drop_rate=0.0,
        proj_drop_rate=0.0,
        attn_drop_rate=0.0,
        drop_path_rate=0.0,
        weight_init="",
        fix_init=False,
        embed_layer=PatchEmbed,
        embed_norm_layer=None,
        norm_layer=None,
        act_layer=None,
        block_fn=Block,
        mlp_layer=Mlp,
        attn_layer=Attention,
        device=None,
        dtype=None,
    ):
        options = dict(locals())
        for name in ("self", "__class__", "device", "dtype", "patch_drop_rate", "embed_layer", "embed_norm_layer",
                     "block_fn", "mlp_layer", "attn_layer"):  # fmt: skip
            options.pop(name, None)
        kind = type(self)._kind
        refuse_factory(kind, device, dtype)
        if patch_drop_rate:
            raise NotImplementedError(f"patch_drop_rate= of {kind}() is part of timm but not of this page.")
        _only(
            kind,
            embed_layer=(embed_layer, PatchEmbed),
            embed_norm_layer=(embed_norm_layer, None),
            block_fn=(block_fn, Block),
            mlp_layer=(mlp_layer, Mlp),
            attn_layer=(attn_layer, Attention),
        )
        options["norm_layer"] = get_norm_layer(norm_layer)
        options["act_layer"] = get_act_layer(act_layer)
        self._build(kind, {name: value for name, value in options.items() if value is not None})

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            raise NotImplementedError("masks of VisionTransformer are part of timm but not of this page.")
        x.shape  # what has none raises Python's own error
        return self._invoke("forward", x)

    def forward_features(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            raise NotImplementedError("masks of VisionTransformer are part of timm but not of this page.")
        return self._invoke("forward_features", x)

    def pool(self, x, pool_type=None):
        if pool_type is None:
            return self._invoke("pool", x)
        return global_pool_nlc(x, pool_type, self.num_prefix_tokens, self.pool_include_prefix)

    def _pos_embed(self, x):
        return self._invoke("_pos_embed", x)

    def forward_intermediates(
        self,
        x,
        indices=None,
        return_prefix_tokens=False,
        norm=False,
        stop_early=False,
        output_fmt="NCHW",
        intermediates_only=False,
        output_dict=False,
        attn_mask=None,
        is_causal=False,
    ):
        if attn_mask is not None or is_causal:
            raise NotImplementedError("masks of VisionTransformer are part of timm but not of this page.")
        options = {
            "indices": indices if indices is None or isinstance(indices, int) else list(indices),
            "norm": norm,
            "stop_early": stop_early,
            "output_fmt": output_fmt,
        }
        final, intermediates, prefix = call("forward_intermediates", "", self, x, options)
        intermediates, prefix = list(intermediates), list(prefix)
        if output_dict:
            result = {"image_intermediates": intermediates}
            if prefix and return_prefix_tokens:
                result["image_intermediates_prefix"] = prefix
            if not intermediates_only:
                result["image_features"] = final
            return result
        if return_prefix_tokens and prefix:
            intermediates = list(zip(intermediates, prefix))
        return intermediates if intermediates_only else (final, intermediates)

    def get_intermediate_layers(
        self, x, n=1, reshape=False, return_prefix_tokens=False, norm=False, attn_mask=None, is_causal=False
    ):
        return self.forward_intermediates(
            x,
            n,
            return_prefix_tokens=return_prefix_tokens,
            norm=norm,
            output_fmt="NCHW" if reshape else "NLC",
            intermediates_only=True,
        )

    def prune_intermediate_layers(self, indices=1, prune_norm=False, prune_head=True):
        indices = indices if isinstance(indices, int) else list(indices)
        return list(self._invoke("prune_intermediate_layers", indices, prune_norm, prune_head))

    def reset_classifier(self, num_classes, global_pool=None):
        self._invoke("reset_classifier", num_classes, global_pool)

    def no_weight_decay(self):
        return {"pos_embed", "cls_token", "dist_token", "reg_token"}

    def group_matcher(self, coarse=False):
        return {
            "stem": r"^cls_token|reg_token|pos_embed|patch_embed",
            "blocks": [(r"^blocks\.(\d+)", None), (r"^norm", (99999,))],
        }

    def fix_init_weight(self):
        self._invoke("fix_init_weight")

    def init_weights(self, mode="", needs_reset=True):
        if mode:
            raise NotImplementedError("modes of init_weights() are part of timm but not of this page.")
        self._invoke("init_weights")


@kind_of("VisionTransformerDistilled")
class VisionTransformerDistilled(VisionTransformer):
    __module__ = "timm.models.deit"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    distilled_training = False

    def set_distilled_training(self, enable=True):
        if enable:
            raise NotImplementedError("set_distilled_training() is part of timm but not of this page.")

    def get_classifier(self):
        return self.head, self.head_dist


def __getattr__(name):
    from torch._tensor import missing

    if not name.startswith("_"):
        from . import is_model, model_entrypoint

        if is_model(name):
            return model_entrypoint(name)
    known = missing("timm.models.vision_transformer", name)
    if known is not None:
        raise known
    raise AttributeError(f"module 'timm.models.vision_transformer' has no attribute '{name}'")


_ = (DropPath, LayerScale, resample_abs_pos_embed, to_2tuple, trunc_normal_)
