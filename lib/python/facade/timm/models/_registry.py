"""The names of timm's models, their modules, tags and configurations; after `_registry.py`."""

import fnmatch
import functools
import re
import warnings

from torch import _verbs as verbs
from torch._state import on_reset

from ._cfg import PretrainedCfg, config_of
from ._deprecated import CURRENT, get_deprecated_models  # noqa: F401


@functools.cache
def _registry():
    """Of each module of timm the models, with their tags; a `-` stands before one without weights."""
    return verbs.model_names()


@functools.cache
def _timm_modules():
    return {model: module for module, models in _registry().items() for model in models}


_registered = {}  # a reader's own models: name -> (entrypoint, module)


@on_reset
def _forget():
    _registered.clear()


def _modules():
    """Of each model the module it is in."""
    own = {model: module for model, (_, module) in _registered.items()}
    return {**_timm_modules(), **own} if own else _timm_modules()


def register_model(fn):
    """Decorates a function that makes a model, so that `timm.create_model` knows its name."""
    _registered[fn.__name__] = (fn, fn.__module__.split(".")[-1])
    return fn


def _tags(model):
    return ["-"] if model in _registered else _registry()[_modules()[model]][model].split(" ")


def _tagged(model, weights_only=False):
    tags = [tag for tag in _tags(model) if tag and not (weights_only and tag.startswith("-"))]
    return {f"{model}.{tag.removeprefix('-')}".removesuffix(".") for tag in tags}


def _with_tags(filters):
    return [
        each
        for pattern in filters
        for each in ([f"{pattern}.*", pattern] if "." not in pattern else [pattern])
    ]


def list_models(
    filter="", module="", pretrained=False, exclude_filters="", name_matches_cfg=False, include_tags=None
):
    """All of timm's models by name, of which this page builds the plain ViTs, DeiTs and ResNets."""
    tagged = pretrained if include_tags is None else include_tags
    modules = [module] if isinstance(module, str) else list(module)
    every = {model for model, owner in _modules().items() if not any(modules) or owner in modules}
    names = {name for model in every for name in _tagged(model)} if tagged else every
    filters = [filter] if isinstance(filter, (str, int)) else list(filter)
    # with tags timm goes over a string's letters, as over a list: a lone `*` leaves nothing
    whole = isinstance(exclude_filters, str) and not tagged
    excluded = [exclude_filters] if whole else list(exclude_filters)

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
    name = model_name.split(".")[0]
    return name in _modules() or name in CURRENT


def is_model_pretrained(model_name):
    model, _, tag = model_name.partition(".")
    if model not in _modules():
        return False
    return model_name in _tagged(model, weights_only=True) if tag else not _tags(model)[0].startswith("-")


def get_pretrained_cfg(model_name, allow_unregistered=True):
    model, tag = split_model_name_tag(model_name)
    cfg = None if model in _registered else verbs.pretrained_cfg(model_name)
    if cfg is None and model in _timm_modules():
        if tag and model_name not in _tagged(model):
            raise RuntimeError(f"Invalid pretrained tag ({tag}) for {model}.")
        raise NotImplementedError(f"The configuration of {model} is part of timm but not of this page.")
    if cfg is None:
        if allow_unregistered:
            return None
        raise RuntimeError(f"Model architecture ({model}) has no pretrained cfg registered.")
    return PretrainedCfg(**config_of(cfg))


def get_pretrained_cfg_value(model_name, cfg_key):
    return getattr(get_pretrained_cfg(model_name, allow_unregistered=False), cfg_key, None)


def get_arch_pretrained_cfgs(model_name):
    """Of a model each tag's configuration."""
    model = get_arch_name(model_name)
    tags = [tag.removeprefix("-") for tag in _tags(model)]
    return {name: get_pretrained_cfg(name) for name in (f"{model}.{tag}".removesuffix(".") for tag in tags)}


def split_model_name_tag(model_name, no_tag=""):
    model, _, tag = model_name.partition(".")
    return model, tag or no_tag


def get_arch_name(model_name):
    return split_model_name_tag(model_name)[0]


def is_model_in_modules(model_name, module_names):
    assert isinstance(module_names, (tuple, list, set))
    name = get_arch_name(model_name)
    return (CURRENT[name][1] if name in CURRENT else _modules().get(name)) in module_names


def model_entrypoint(model_name, module_filter=None):
    """The function that makes the model: a reader's own, or one that stands for timm's."""
    arch_name = get_arch_name(model_name)
    modules = _modules()
    if module_filter and not is_model_in_modules(arch_name, (module_filter,)):
        raise RuntimeError(f"Model ({model_name} not found in module {module_filter}.")
    if arch_name in _registered:
        return _registered[arch_name][0]
    if arch_name in CURRENT:
        return _deprecated_entrypoint(arch_name)
    module = modules[arch_name]

    def entrypoint(pretrained=False, **kwargs):
        from ._factory import create_timm_model

        return create_timm_model(arch_name, pretrained, **kwargs)

    entrypoint.__name__ = entrypoint.__qualname__ = arch_name
    entrypoint.__module__ = f"timm.models.{module}"
    return entrypoint


def _deprecated_entrypoint(name):
    """A name of an older release makes the model that it means now, with timm's warning."""
    current, module = CURRENT[name]

    def _fn(pretrained=False, **kwargs):
        assert current is not None, f"Model {name} has been removed with no replacement."
        warnings.warn(f"Mapping deprecated model name {name} to current {current}.", stacklevel=2)
        model_name, tag = split_model_name_tag(current)
        given = kwargs.pop("pretrained_cfg", None)
        return model_entrypoint(model_name)(pretrained=pretrained, pretrained_cfg=given or tag, **kwargs)

    _fn.__module__ = f"timm.models.{module}"
    return _fn
