"""`timm.create_model`; after `_factory.py` and `_builder.py`."""

import os
import sys

from torch import _verbs as verbs
from torch._wire import made_by_callables

from ..layers.create import get_act_layer, get_norm_layer
from ._cfg import PretrainedCfg
from ._helpers import load_checkpoint
from ._registry import get_pretrained_cfg, is_model, model_entrypoint, split_model_name_tag
from .resnet import in_place


def create_model(
    model_name,
    pretrained=False,
    pretrained_cfg=None,
    pretrained_cfg_overlay=None,
    checkpoint_path=None,
    cache_dir=None,
    scriptable=None,
    exportable=None,
    no_jit=None,
    **kwargs,
):
    options = {name: value for name, value in kwargs.items() if value is not None}
    model_name, tag = split_model_name_tag(_resolve(model_name))
    if not is_model(model_name):
        raise RuntimeError(f"Unknown model ({model_name})")
    create = model_entrypoint(model_name)
    # A file that a cell wrote is read as timm does it; the site's own and kept ones are no files of the page.
    written = bool(checkpoint_path) and os.path.isfile(checkpoint_path)
    if checkpoint_path and not written and create.__module__.startswith("timm."):
        options["checkpoint_path"] = checkpoint_path
    model = create(
        pretrained=pretrained,
        pretrained_cfg=pretrained_cfg or tag or None,
        pretrained_cfg_overlay=pretrained_cfg_overlay,
        cache_dir=cache_dir,
        **options,
    )
    if written:
        load_checkpoint(model, checkpoint_path)
    return model


def create_timm_model(
    model_name,
    pretrained=False,
    pretrained_cfg=None,
    pretrained_cfg_overlay=None,
    cache_dir=None,
    checkpoint_path=None,
    **options,
):
    """One of timm's own models, made by the library."""
    is_resnet = model_name.startswith("resnet")
    if not is_resnet:
        from .vision_transformer import makers

        asked = {name: options.pop(name, None) for name in ("block_fn", "mlp_layer", "attn_layer")}
        classes = {name: options.get(name) for name in ("norm_layer", "act_layer", "global_pool")}
        options.update(makers(**asked, **classes))
    for name in ("norm_layer", "embed_norm_layer"):
        if name in options:
            options[name] = get_norm_layer(options[name])
    if "act_layer" in options:
        options["act_layer"] = (in_place if is_resnet else get_act_layer)(options["act_layer"])
    classes = options.get("num_classes")
    if isinstance(classes, str):
        _ = classes <= 0 if is_resnet else classes > 0  # Python's own error
    tagged = (
        f"{model_name}.{pretrained_cfg}" if isinstance(pretrained_cfg, str) and pretrained_cfg else model_name
    )
    cfg = _own_config(model_name, tagged, pretrained_cfg, pretrained_cfg_overlay)
    if cfg is not None:
        _set_by_config(options, cfg, takes_size=not is_resnet)
    made, kept = made_by_callables(
        lambda: verbs.create_model(
            tagged, pretrained, str(checkpoint_path) if checkpoint_path else "", options
        )
    )
    made._kept = (*made._kept, *kept)
    if cfg is not None:
        made.default_cfg = cfg
    for line in verbs.notices():
        print(line, file=sys.stderr)
    return made


def _own_config(model_name, tagged, given, overlay):
    """The configuration where a reader gives one or changes timm's; else None, and the library's is taken."""
    if not isinstance(given, dict) and not overlay:
        return None
    fields = (
        PretrainedCfg(**given).__dict__ if isinstance(given, dict) else get_pretrained_cfg(tagged).__dict__
    )
    overlay = dict(overlay or {})
    if not fields["architecture"]:
        overlay.setdefault("architecture", model_name)
    return PretrainedCfg(**{**fields, **overlay}).to_dict()


def _set_by_config(options, cfg, takes_size):
    """What a configuration says of the model itself, where the reader says nothing."""
    if cfg.get("num_classes", -1) >= 0:
        options.setdefault("num_classes", cfg["num_classes"])
    input_size = cfg.get("input_size")
    if input_size is not None:
        options.setdefault("in_chans", input_size[0])
    if takes_size:
        options.setdefault(
            "img_size", list(input_size[-2:]) if cfg.get("fixed_input_size") and input_size else 224
        )


def _resolve(model_name):
    """`hf-hub:timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k` names the same model as without the prefix."""
    if not hasattr(model_name, "partition"):
        raise AttributeError(f"'{type(model_name).__name__}' object has no attribute 'partition'")
    for prefix in ("hf-hub:timm/", "hf_hub:timm/"):
        if model_name.startswith(prefix):
            return model_name.removeprefix(prefix)
    if ":" in model_name:
        raise NotImplementedError(
            f"timm.create_model('{model_name}'): only models of timm's own are on this page."
        )
    if "/" in model_name:
        raise ValueError(
            f"Model name {model_name!r} has no source prefix but looks like a Hugging Face Hub repo id or a local path. "
            f"Use 'hf-hub:{model_name}' to load from the Hub or 'local-dir:{model_name}' to load from a local folder."
        )
    return model_name
