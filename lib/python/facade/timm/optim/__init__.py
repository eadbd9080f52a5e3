"""`timm.optim`: groups without weight decay, optimisers by name; after `timm/optim/_optim_factory.py`."""

from torch._stand_in import refuse
import torch
from torch import optim

from ._param_groups import auto_group_layers, param_groups_layer_decay, param_groups_weight_decay
from .lamb import Lamb
from .lion import Lion

# The class, what timm sets for it, and whether it takes `momentum`.
_CLASSES = {
    "sgd": (optim.SGD, {"nesterov": True}, True),
    "momentum": (optim.SGD, {"nesterov": False}, True),
    "adam": (optim.Adam, {}, False),
    "adamw": (optim.AdamW, {}, False),
    "nadam": (optim.NAdam, {}, False),
    "radam": (optim.RAdam, {}, False),
    "radamw": (optim.RAdam, {"decoupled_weight_decay": True}, False),
    "adamax": (optim.Adamax, {}, False),
    "adadelta": (optim.Adadelta, {}, False),
    "adagrad": (optim.Adagrad, {"eps": 1e-8}, False),
    "rmsprop": (optim.RMSprop, {"alpha": 0.9}, True),
    "lamb": (Lamb, {}, False),
    "lambc": (Lamb, {"trust_clip": True}, False),
    "lambw": (Lamb, {"decoupled_decay": True}, False),
    "lion": (Lion, {}, False),
    "clion": (Lion, {"caution": True}, False),
}


def optimizer_kwargs(cfg):
    kwargs = {"opt": cfg.opt, "lr": cfg.lr, "weight_decay": cfg.weight_decay, "momentum": cfg.momentum}
    for name, target in (("opt_eps", "eps"), ("opt_betas", "betas")):
        if getattr(cfg, name, None) is not None:
            kwargs[target] = getattr(cfg, name)
    return kwargs


def create_optimizer_v2(
    model_or_params, opt="sgd", lr=None, weight_decay=0.0, momentum=0.9, foreach=None, filter_bias_and_bn=True,
    fallback_list=(), fallback_no_weight_decay=False, layer_decay=None, layer_decay_min_scale=0.0,
    layer_decay_no_opt_scale=None, param_group_fn=None, **kwargs,
):  # fmt: skip
    known = _CLASSES.get(opt.lower())
    if known is None:
        raise NotImplementedError(
            f"The optimizer '{opt}' is part of timm but not of this page. There are {', '.join(list_optimizers())}."
        )
    if isinstance(model_or_params, torch.nn.Module):
        model = model_or_params
        groups = {
            "weight_decay": weight_decay,
            "no_weight_decay_list": model.no_weight_decay() if hasattr(model, "no_weight_decay") else (),
            "fallback_list": fallback_list,
            "fallback_no_weight_decay": fallback_no_weight_decay,
            "weight_decay_exclude_1d": filter_bias_and_bn,
        }
        if param_group_fn:
            parameters = param_group_fn(model)
        elif layer_decay is not None:
            parameters = param_groups_layer_decay(
                model,
                layer_decay=layer_decay,
                min_scale=layer_decay_min_scale,
                no_opt_scale=layer_decay_no_opt_scale,
                **groups,
            )
            weight_decay = 0.0
        else:
            parameters = param_groups_weight_decay(model, **groups)
            weight_decay = 0.0
    else:
        parameters = model_or_params
    made, defaults, has_momentum = known
    settings = {"weight_decay": weight_decay, **defaults, **kwargs}
    if lr is not None:
        settings["lr"] = lr
    if has_momentum:
        settings.setdefault("momentum", momentum)
    if foreach is not None:
        settings.setdefault("foreach", foreach)
    return made(parameters, **settings)


def create_optimizer(args, model, filter_bias_and_bn=True):
    return create_optimizer_v2(model, **optimizer_kwargs(args), filter_bias_and_bn=filter_bias_and_bn)


def list_optimizers(*args, **kwargs):
    return sorted(_CLASSES)


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.optim' has no attribute '{name}'")
    return refuse(f"timm.optim.{name} is part of timm but not of this page.", __name__, name)
