"""`timm.optim`: groups without weight decay, optimisers by name; after `timm/optim/_optim_factory.py`."""

import torch
from torch import optim

_CLASSES = {
    "sgd": (optim.SGD, {"nesterov": True}),
    "momentum": (optim.SGD, {"nesterov": False}),
    "sgdp": None,
    "adam": (optim.Adam, {}),
    "adamw": (optim.AdamW, {}),
    "rmsprop": (optim.RMSprop, {"alpha": 0.9}),
    "adagrad": (optim.Adagrad, {"eps": 1e-8}),
}
_MOMENTUM = ("sgd", "momentum", "rmsprop")


def param_groups_weight_decay(
    model, weight_decay=1e-5, no_weight_decay_list=(), fallback_list=(), fallback_no_weight_decay=False
):
    """Two groups: vectors, biases and named parameters without decay, and all else with it. Frozen ones are left out."""
    decay, no_decay = [], []
    for name, param in model.named_parameters():
        if not param.requires_grad:
            continue
        spared = param.ndim <= 1 or name.endswith(".bias") or name in no_weight_decay_list
        (no_decay if spared else decay).append(param)
    return [{"params": no_decay, "weight_decay": 0.0}, {"params": decay, "weight_decay": weight_decay}]


def optimizer_kwargs(cfg):
    kwargs = {"opt": cfg.opt, "lr": cfg.lr, "weight_decay": cfg.weight_decay, "momentum": cfg.momentum}
    for name, target in (("opt_eps", "eps"), ("opt_betas", "betas")):
        if getattr(cfg, name, None) is not None:
            kwargs[target] = getattr(cfg, name)
    return kwargs


def create_optimizer_v2(
    model_or_params, opt="sgd", lr=None, weight_decay=0.0, momentum=0.9, foreach=None, filter_bias_and_bn=True,
    layer_decay=None, param_group_fn=None, **kwargs,
):  # fmt: skip
    if layer_decay:
        raise NotImplementedError("create_optimizer_v2(layer_decay=…) is part of timm but not of this page.")
    known = _CLASSES.get(opt.lower())
    if known is None:
        raise NotImplementedError(
            f"The optimizer '{opt}' is part of timm but not of this page. There are {', '.join(list_optimizers())}."
        )
    if isinstance(model_or_params, torch.nn.Module):
        model = model_or_params
        if param_group_fn:
            parameters = param_group_fn(model)
        elif weight_decay and filter_bias_and_bn:
            spared = model.no_weight_decay() if hasattr(model, "no_weight_decay") else ()
            parameters = param_groups_weight_decay(model, weight_decay, spared)
            weight_decay = 0.0
        else:
            parameters = model.parameters()
    else:
        parameters = model_or_params
    made, defaults = known
    settings = {"weight_decay": weight_decay, **defaults, **kwargs}
    if lr is not None:
        settings["lr"] = lr
    if opt.lower() in _MOMENTUM:
        settings["momentum"] = momentum
    return made(parameters, **settings)


def create_optimizer(args, model, filter_bias_and_bn=True):
    return create_optimizer_v2(model, **optimizer_kwargs(args), filter_bias_and_bn=filter_bias_and_bn)


def list_optimizers(*args, **kwargs):
    return sorted(name for name, known in _CLASSES.items() if known)


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.optim' has no attribute '{name}'")
    raise NotImplementedError(f"timm.optim.{name} is part of timm but not of this page.")
