"""The Vision Transformer; after `vision_transformer.py`."""

import math
from importlib import import_module

import torch
from torch._stand_in import refuse
from torch import nn
from torch import _verbs as verbs
from torch.nn.modules.module import Module, kind_of, refuse_factory

from ..layers import (
    Attention,
    AttentionPoolLatent,
    AttentionPoolPrr,
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
from ..data.constants import IMAGENET_INCEPTION_MEAN, IMAGENET_INCEPTION_STD
from ._backbone import Backbone, only
from ._blocks import LayerNorm, ParallelScalingBlock, ParallelThingsBlock, ResPostBlock, create_attn
from ._builder import build_model_with_cfg
from ._checkpoint_filter import checkpoint_filter_fn


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
        if act_layer is None or norm_layer is None or mlp_layer is None:
            raise TypeError("'NoneType' object is not callable")  # as timm meets it
        parts = {}
        if mlp_layer is not Mlp:
            parts["mlp_layer"] = lambda: mlp_layer(
                in_features=dim,
                hidden_features=int(dim * mlp_ratio),
                act_layer=act_layer,
                norm_layer=norm_layer if scale_mlp_norm else None,
                bias=proj_bias,
                drop=proj_drop,
                device=device,
                dtype=dtype,
            )
        if attn_layer is not Attention:
            parts["attn_layer"] = lambda: create_attn(
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
                device=device,
                dtype=dtype,
            )
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
                **parts,
            },
        )

    def _first_step(self, x):
        self.norm1(x)

    def forward(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            attended = self.attn(self.norm1(x), attn_mask=attn_mask, is_causal=is_causal)
            x = x + self.drop_path1(self.ls1(attended))
            return x + self.drop_path2(self.ls2(self.mlp(self.norm2(x))))
        return self._invoke("forward", x)


@kind_of("VisionTransformer")
class VisionTransformer(Backbone):
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
        for name in ("self", "__class__", "device", "dtype", "embed_layer", "block_fn", "mlp_layer",
                     "attn_layer"):  # fmt: skip
            options.pop(name, None)
        kind = type(self)._kind
        refuse_factory(kind, device, dtype)
        only(kind, embed_layer=(embed_layer, PatchEmbed))
        options.update(makers(block_fn, mlp_layer, attn_layer, norm_layer, act_layer, global_pool))
        options["norm_layer"] = get_norm_layer(norm_layer)
        options["embed_norm_layer"] = get_norm_layer(embed_norm_layer)
        options["act_layer"] = get_act_layer(act_layer)
        own = not type(self).init_weights.__module__.startswith(
            "timm."
        )  # a reader's, called as timm calls it
        if own:
            options["weight_init"] = "skip"
        self._build(kind, {name: value for name, value in options.items() if value is not None})
        if own and weight_init != "skip":
            self.weight_init_mode = weight_init
            self.init_weights(needs_reset=False)

    def forward(self, x, attn_mask=None, is_causal=False):
        own = getattr(self.forward_features, "__func__", None) is VisionTransformer.forward_features
        if attn_mask is not None or is_causal or not own:  # a reader's own is called as timm calls it
            return self.forward_head(self.forward_features(x, attn_mask=attn_mask, is_causal=is_causal))
        return self._invoke("forward", x)

    def _first_step(self, x):
        self.patch_embed(x)

    _first_step_of = {
        "pool": lambda self, x: x[:, 0],
        "forward_head": lambda self, x: self.head(self.head_drop(self.fc_norm(x[:, 0]))),
        "_pos_embed": lambda self, x: torch.cat([self.cls_token.expand(x.shape[0], -1, -1), x], dim=1),
    }

    def forward_features(self, x, attn_mask=None, is_causal=False):
        if attn_mask is not None or is_causal:
            x = self.norm_pre(self.patch_drop(self._pos_embed(self.patch_embed(x))))
            for blk in self.blocks:
                x = blk(x, attn_mask=attn_mask, is_causal=is_causal)
            return self.norm(x)
        return self._invoke("forward_features", x)

    def pool(self, x, pool_type=None):
        if pool_type is None or self.attn_pool is not None:
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
            raise NotImplementedError(
                "masks of forward_intermediates() are part of timm but not of this page."
            )
        options = {
            "indices": indices if indices is None or isinstance(indices, int) else list(indices),
            "norm": norm,
            "stop_early": stop_early,
            "output_fmt": output_fmt,
        }
        if not isinstance(x, torch.Tensor):
            self.patch_embed(x)
        final, intermediates, prefix = verbs.forward_intermediates(self, x, options)
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
        assert mode in ("jax", "jax_nlhb", "moco", "reset", "")
        self._invoke("init_weights", mode, needs_reset)

    def set_input_size(self, img_size=None, patch_size=None):
        """For pictures of another size: the position embedding is resampled to the new grid."""
        prev_grid_size = self.patch_embed.grid_size
        self.patch_embed.set_input_size(img_size=img_size, patch_size=patch_size)
        if self.pos_embed is None:
            return
        num_prefix_tokens = 0 if self.no_embed_class else self.num_prefix_tokens
        if self.patch_embed.num_patches + num_prefix_tokens != self.pos_embed.shape[1]:
            self.pos_embed = nn.Parameter(
                resample_abs_pos_embed(
                    self.pos_embed,
                    new_size=self.patch_embed.grid_size,
                    old_size=prev_grid_size,
                    num_prefix_tokens=num_prefix_tokens,
                )
            )


def makers(block_fn=None, mlp_layer=None, attn_layer=None, norm_layer=None, act_layer=None, global_pool=None):
    """What makes blocks and pooling in the place of the library's own, where a reader asks for others."""
    block_fn, mlp_layer, attn_layer = block_fn or Block, mlp_layer or Mlp, attn_layer or Attention
    norm_layer = get_norm_layer(norm_layer) or LayerNorm
    act_layer = get_act_layer(act_layer) or nn.GELU
    parts = {"norm_layer": norm_layer, "device": None, "dtype": None}
    made = {}
    if (block_fn, mlp_layer, attn_layer) != (Block, Mlp, Attention):
        classes = {**parts, "act_layer": act_layer, "mlp_layer": mlp_layer, "attn_layer": attn_layer}
        made["block_fn"] = lambda options: block_fn(**_with_floats(options), **classes)
    if global_pool == "map":
        made["attn_pool"] = lambda options: AttentionPoolLatent(
            options["in_features"],
            num_heads=options["num_heads"],
            mlp_ratio=options["mlp_ratio"],
            act_layer=act_layer,
            **parts,
        )
    elif global_pool == "prr":
        made["attn_pool"] = lambda options: AttentionPoolPrr(
            options["in_features"], options["num_heads"], options["pool_type"], **parts
        )
    return made


def _with_floats(options):
    """Numbers that were whole on their way through the library are floats again."""
    floats = ("mlp_ratio", "proj_drop", "attn_drop", "drop_path")
    return {name: float(value) if name in floats else value for name, value in options.items()}


def resize_pos_embed(
    posemb, posemb_new, num_prefix_tokens=1, gs_new=(), interpolation="bicubic", antialias=False
):
    """The position embedding at the length of `posemb_new`, whose grid is square unless `gs_new` says it."""
    ntok_new = posemb_new.shape[1] - num_prefix_tokens
    ntok_old = posemb.shape[1] - num_prefix_tokens
    return resample_abs_pos_embed(
        posemb,
        gs_new if len(gs_new) else [int(math.sqrt(ntok_new))] * 2,
        [int(math.sqrt(ntok_old))] * 2,
        num_prefix_tokens=num_prefix_tokens,
        interpolation=interpolation,
        antialias=antialias,
    )


def _cfg(url="", **kwargs):
    return {
        "url": url,
        "num_classes": 1000,
        "input_size": (3, 224, 224),
        "pool_size": None,
        "crop_pct": 0.9,
        "interpolation": "bicubic",
        "fixed_input_size": True,
        "mean": IMAGENET_INCEPTION_MEAN,
        "std": IMAGENET_INCEPTION_STD,
        "first_conv": "patch_embed.proj",
        "classifier": "head",
        "license": "apache-2.0",
        **kwargs,
    }


def _create_vision_transformer(variant, pretrained=False, **kwargs):
    """A ViT with the configuration of `variant`, as timm's own entry points make theirs."""
    kwargs.pop("out_indices", None)
    return build_model_with_cfg(VisionTransformer, variant, pretrained, **kwargs)


# What timm's file imports is found in it, and imported from there by scripts.
_NAMED_HERE = ("timm.layers", "timm.models", "timm.data.constants", "typing", "functools", "collections")


def __getattr__(name):
    from torch._tensor import missing

    if not name.startswith("_"):
        from . import is_model, model_entrypoint

        if is_model(name):
            return model_entrypoint(name)
    known = missing("timm.models.vision_transformer", name)
    if known is not None:
        for owner in _NAMED_HERE:
            found = vars(import_module(owner)).get(name)
            if found is not None:
                return found
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'timm.models.vision_transformer' has no attribute '{name}'")


_ = (
    DropPath,
    LayerScale,
    ParallelScalingBlock,
    ParallelThingsBlock,
    ResPostBlock,
    checkpoint_filter_fn,
    to_2tuple,
    trunc_normal_,
)
