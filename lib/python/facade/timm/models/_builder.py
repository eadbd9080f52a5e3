"""`build_model_with_cfg`, which a reader's own `@register_model` function calls; after `_builder.py`."""

from ._cfg import PretrainedCfg
from ._registry import get_pretrained_cfg, is_model


def build_model_with_cfg(
    model_cls,
    variant,
    pretrained,
    pretrained_cfg=None,
    pretrained_cfg_overlay=None,
    model_cfg=None,
    feature_cfg=None,
    pretrained_strict=True,
    pretrained_filter_fn=None,
    cache_dir=None,
    kwargs_filter=None,
    **kwargs,
):
    """An instance of the class, given what the configuration says of the model, with that configuration."""
    for option, asked in (("pretrained", pretrained), ("features_only", kwargs.pop("features_only", False))):
        if asked:
            raise NotImplementedError(
                f"{option}=True of build_model_with_cfg() is part of timm but not of this page."
            )
    kwargs.pop("pruned", None)
    cfg = resolve_pretrained_cfg(variant, pretrained_cfg, pretrained_cfg_overlay).to_dict()
    _update_default_model_kwargs(cfg, kwargs, kwargs_filter)
    model = model_cls(**kwargs) if model_cfg is None else model_cls(cfg=model_cfg, **kwargs)
    model.pretrained_cfg = model.default_cfg = cfg
    return model


def resolve_pretrained_cfg(variant, pretrained_cfg=None, pretrained_cfg_overlay=None):
    """The configuration given, or the registry's, or one of defaults; with what the overlay changes."""
    if isinstance(pretrained_cfg, dict):
        found = PretrainedCfg(**pretrained_cfg)
    elif is_model(variant):
        found = get_pretrained_cfg(f"{variant}.{pretrained_cfg}" if pretrained_cfg else variant)
    else:
        found = None
    fields = {**(found or PretrainedCfg()).__dict__, **(pretrained_cfg_overlay or {})}
    fields["architecture"] = fields["architecture"] or variant
    return PretrainedCfg(**fields)


def _update_default_model_kwargs(cfg, kwargs, kwargs_filter):
    input_size = cfg.get("input_size")
    if cfg.get("fixed_input_size") and input_size is not None:
        kwargs.setdefault("img_size", input_size[-2:])
    if cfg.get("num_classes", -1) >= 0:
        kwargs.setdefault("num_classes", cfg["num_classes"])
    if cfg.get("global_pool") is not None:
        kwargs.setdefault("global_pool", cfg["global_pool"])
    if input_size is not None:
        kwargs.setdefault("in_chans", input_size[0])
    for name in kwargs_filter or ():
        kwargs.pop(name, None)
