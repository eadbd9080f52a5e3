"""`timm.models`: the registry and the factory; after `_registry.py` and `_factory.py`."""

import fnmatch
import functools
import re
import sys

from torch._bridge import call, made_by_callables

from .. import layers  # noqa: F401
from . import _features, resnet, vision_transformer
from ..layers.create import get_act_layer, get_norm_layer
from ._cfg import config_of
from .resnet import ResNet
from .vision_transformer import VisionTransformer, VisionTransformerDistilled


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
    for name, value in (("pretrained_cfg", pretrained_cfg), ("pretrained_cfg_overlay", pretrained_cfg_overlay)):
        if value is not None:
            raise NotImplementedError(f"{name}= of timm.create_model() is part of timm but not of this page.")
    options = {name: value for name, value in kwargs.items() if value is not None}
    if "norm_layer" in options:
        options["norm_layer"] = get_norm_layer(options["norm_layer"])
    if "act_layer" in options:
        options["act_layer"] = get_act_layer(options["act_layer"])
    model_name = _resolve(model_name)
    classes = options.get("num_classes")
    if isinstance(classes, str) and is_model(model_name):
        classes <= 0 if "resnet" in model_name else classes > 0  # Python's own error
    made, kept = made_by_callables(
        lambda: call(
            "create_model", model_name, bool(pretrained), str(checkpoint_path) if checkpoint_path else "", options
        )
    )
    made._kept = (*made._kept, *kept)
    for line in call("notices", ""):
        print(line, file=sys.stderr)
    return made


def _resolve(model_name):
    """`hf-hub:timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k` names the same model as without the prefix."""
    if not hasattr(model_name, "partition"):
        raise AttributeError(f"'{type(model_name).__name__}' object has no attribute 'partition'")
    for prefix in ("hf-hub:timm/", "hf_hub:timm/"):
        if model_name.startswith(prefix):
            return model_name.removeprefix(prefix)
    if ":" in model_name:
        raise NotImplementedError(f"timm.create_model('{model_name}'): only models of timm's own are on this page.")
    if "/" in model_name:
        raise ValueError(
            f"Model name {model_name!r} has no source prefix but looks like a Hugging Face Hub repo id or a local path. "
            f"Use 'hf-hub:{model_name}' to load from the Hub or 'local-dir:{model_name}' to load from a local folder."
        )
    return model_name


@functools.cache
def _registry():
    """Of each module of timm the models, with their tags; a `-` stands before one without weights."""
    return call("model_names", "")


@functools.cache
def _modules():
    return {model: module for module, models in _registry().items() for model in models}


def _tags(model):
    return _registry()[_modules()[model]][model].split(" ")


def _tagged(model, weights_only=False):
    tags = [tag for tag in _tags(model) if tag and not (weights_only and tag.startswith("-"))]
    return {f"{model}.{tag.removeprefix('-')}".removesuffix(".") for tag in tags}


def _with_tags(filters):
    return [each for pattern in filters for each in ([f"{pattern}.*", pattern] if "." not in pattern else [pattern])]


def list_models(
    filter="", module="", pretrained=False, exclude_filters="", name_matches_cfg=False, include_tags=None
):
    """All of timm's models by name, of which this page builds the plain ViTs, DeiTs and ResNets."""
    tagged = pretrained if include_tags is None else include_tags
    modules = [module] if isinstance(module, str) else list(module)
    every = {model for model, owner in _modules().items() if not any(modules) or owner in modules}
    names = {name for model in every for name in _tagged(model)} if tagged else every
    filters = [filter] if isinstance(filter, (str, int)) else list(filter)
    excluded = [exclude_filters] if isinstance(exclude_filters, str) else list(exclude_filters)

    def matches(patterns):
        patterns = _with_tags(patterns) if tagged else patterns
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    chosen = matches(filters) if any(filters) else names
    if any(excluded):
        chosen = chosen - matches(excluded)
    if pretrained:
        chosen = {name for name in chosen if is_model_pretrained(name)}
    return sorted(chosen, key=_natural)


def _natural(name):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name.lower())]


def list_pretrained(filter="", exclude_filters=""):
    return list_models(filter, pretrained=True, exclude_filters=exclude_filters, include_tags=True)


def list_modules():
    return sorted(_registry())


def is_model(model_name):
    return model_name.split(".")[0] in _modules()


def is_model_pretrained(model_name):
    model, _, tag = model_name.partition(".")
    if model not in _modules():
        return False
    return model_name in _tagged(model, weights_only=True) if tag else not _tags(model)[0].startswith("-")


def get_pretrained_cfg(model_name, allow_unregistered=True):
    cfg = call("pretrained_cfg", model_name)
    if cfg is None:
        return None
    from ._cfg import PretrainedCfg

    return PretrainedCfg(**config_of(cfg))


def get_pretrained_cfg_value(model_name, cfg_key):
    return getattr(get_pretrained_cfg(model_name), cfg_key, None)


def model_entrypoint(model_name, module_filter=None):
    if not is_model(model_name):
        raise RuntimeError(f"Model ({model_name} not found")

    def entrypoint(pretrained=False, **kwargs):
        return create_model(model_name, pretrained, **kwargs)

    entrypoint.__name__ = entrypoint.__qualname__ = model_name
    return entrypoint


def __getattr__(name):
    if not name.startswith("_") and is_model(name):
        return model_entrypoint(name)
    if name.startswith("__"):
        raise AttributeError(f"module 'timm.models' has no attribute '{name}'")
    raise AttributeError(f"module 'timm.models' has no attribute '{name}'")


_ = (_features, resnet, vision_transformer, ResNet, VisionTransformer, VisionTransformerDistilled)
