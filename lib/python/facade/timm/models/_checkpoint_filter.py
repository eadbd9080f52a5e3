"""What stands between a checkpoint and a ViT of another size; after `checkpoint_filter_fn` of `vision_transformer.py`.

Left out on purpose: checkpoints of other projects (CLIP, DINOv2, I-JEPA, AIMv2, BEiT-3), whose keys have other names.
"""

import re

from ..layers import resample_abs_pos_embed, resample_patch_embed

_OTHERS = (
    "visual.class_embedding", "module.visual.class_embedding", "mask_token", "vision_encoder.mask_token", "encoder",
    "visual.trunk.pos_embed", "visual.trunk.blocks.0.norm1.weight", "module.visual.trunk.pos_embed",
    "preprocessor.patchifier.proj.weight",
)  # fmt: skip


def checkpoint_filter_fn(state_dict, model, adapt_layer_scale=False, interpolation="bicubic", antialias=True):
    """The weights as `model` takes them: patches as a convolution, the position embedding at the model's grid."""
    state_dict = state_dict.get("model", state_dict)
    state_dict = state_dict.get("state_dict", state_dict)
    if any(name in state_dict for name in _OTHERS) or any("beit3." in name for name in state_dict):
        raise NotImplementedError(
            "checkpoint_filter_fn() for checkpoints of other projects is part of timm but not of this page."
        )
    how = {"interpolation": interpolation, "antialias": antialias}
    out_dict = {}
    for k, v in state_dict.items():
        if "patch_embed.proj.weight" in k:
            O, I, H, W = model.patch_embed.proj.weight.shape
            if len(v.shape) < 4:
                v = v.reshape(O, -1, H, W)
            if v.shape[-1] != W or v.shape[-2] != H:
                v = resample_patch_embed(v, (H, W), **how)
        elif k == "pos_embed" and v.shape[1] != model.pos_embed.shape[1]:
            num_prefix_tokens = (
                0 if getattr(model, "no_embed_class", False) else getattr(model, "num_prefix_tokens", 1)
            )
            v = resample_abs_pos_embed(
                v, new_size=model.patch_embed.grid_size, num_prefix_tokens=num_prefix_tokens, **how
            )
        elif adapt_layer_scale and "gamma_" in k:
            k = re.sub(r"gamma_([0-9])", r"ls\1.gamma", k)
        elif "pre_logits" in k:
            continue
        out_dict[k] = v
    return out_dict
