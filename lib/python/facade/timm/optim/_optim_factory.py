"""Optimisers by name; after `timm/optim/_optim_factory.py`."""

from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from typing import Any

import torch
from torch import optim

from ._param_groups import param_groups_layer_decay, param_groups_weight_decay
from .adabelief import AdaBelief
from .adafactor import Adafactor
from .adamp import AdamP
from .adamw import AdamWLegacy
from .adan import Adan
from .adopt import Adopt
from .lamb import Lamb
from .laprop import LaProp
from .lars import Lars
from .lion import Lion
from .lookahead import Lookahead
from .madgrad import MADGRAD
from .mars import Mars
from .nadamw import NAdamW
from .nvnovograd import NvNovoGrad
from .rmsprop_tf import RMSpropTF
from .sgdp import SGDP
from .sgdw import SGDW


@dataclass(frozen=True)
class OptimInfo:
    name: str
    opt_class: Any
    description: str = ""
    has_eps: bool = True
    has_momentum: bool = False
    has_betas: bool = False
    num_betas: int = 2
    second_order: bool = False
    defaults: dict[str, Any] | None = None


# A name's class, what it takes beside a rate and decay, and what timm sets for it.
_TAKES_BETAS = {"has_betas": True}
_TAKES_MOMENTUM = {"has_momentum": True}
_PLAIN_SGD = {"has_momentum": True, "has_eps": False}
_CAUTION, _CORRECTED = {"caution": True}, {"corrected_weight_decay": True}
_LION = {"has_betas": True, "has_eps": False}
_THREE_BETAS = {"has_betas": True, "num_betas": 3}
_ROWS = (
    ("sgd", optim.SGD, _PLAIN_SGD, {"nesterov": True}),
    ("nesterov", optim.SGD, _PLAIN_SGD, {"nesterov": True}),
    ("momentum", optim.SGD, _PLAIN_SGD, {"nesterov": False}),
    ("sgdp", SGDP, _TAKES_MOMENTUM, {"nesterov": True}),
    ("csgdp", SGDP, _TAKES_MOMENTUM, {"nesterov": True, **_CAUTION}),
    ("sgdw", SGDW, _PLAIN_SGD, {"nesterov": True}),
    ("nesterovw", SGDW, _PLAIN_SGD, {"nesterov": True}),
    ("csgdw", SGDW, _PLAIN_SGD, {"nesterov": True, **_CAUTION}),
    ("sgdc", SGDW, _PLAIN_SGD, {"nesterov": True, **_CORRECTED}),
    ("csgdc", SGDW, _PLAIN_SGD, {"nesterov": True, **_CAUTION, **_CORRECTED}),
    ("adam", optim.Adam, _TAKES_BETAS, {}),
    ("adamw", optim.AdamW, _TAKES_BETAS, {}),
    ("adamwlegacy", AdamWLegacy, _TAKES_BETAS, {}),
    ("cadamw", AdamWLegacy, _TAKES_BETAS, _CAUTION),
    ("adamc", AdamWLegacy, _TAKES_BETAS, _CORRECTED),
    ("cadamc", AdamWLegacy, _TAKES_BETAS, {**_CAUTION, **_CORRECTED}),
    ("adamp", AdamP, _TAKES_BETAS, {"wd_ratio": 0.01, "nesterov": True}),
    ("cadamp", AdamP, _TAKES_BETAS, {"wd_ratio": 0.01, "nesterov": True, **_CAUTION}),
    ("nadam", optim.NAdam, _TAKES_BETAS, {}),
    ("nadamw", NAdamW, _TAKES_BETAS, {}),
    ("cnadamw", NAdamW, _TAKES_BETAS, _CAUTION),
    ("nadamc", NAdamW, _TAKES_BETAS, _CORRECTED),
    ("cnadamc", NAdamW, _TAKES_BETAS, {**_CAUTION, **_CORRECTED}),
    ("radam", optim.RAdam, _TAKES_BETAS, {}),
    ("radamw", optim.RAdam, _TAKES_BETAS, {"decoupled_weight_decay": True}),
    ("adamax", optim.Adamax, _TAKES_BETAS, {}),
    ("adafactor", Adafactor, {}, {}),
    ("cadafactor", Adafactor, {}, _CAUTION),
    ("adopt", Adopt, {}, {}),
    ("cadopt", Adopt, {}, _CAUTION),
    ("adoptw", Adopt, {}, {"decoupled": True}),
    ("cadoptw", Adopt, {}, {"decoupled": True, **_CAUTION}),
    ("adoptc", Adopt, {}, {"decoupled": True, **_CORRECTED}),
    ("cadoptc", Adopt, {}, {"decoupled": True, **_CAUTION, **_CORRECTED}),
    ("lamb", Lamb, _TAKES_BETAS, {}),
    ("clamb", Lamb, _TAKES_BETAS, _CAUTION),
    ("lambc", Lamb, _TAKES_BETAS, {"trust_clip": True}),
    ("lambw", Lamb, _TAKES_BETAS, {"decoupled_decay": True}),
    ("clambw", Lamb, _TAKES_BETAS, {**_CAUTION, "decoupled_decay": True}),
    ("lambcw", Lamb, _TAKES_BETAS, {"trust_clip": True, "decoupled_decay": True}),
    ("lambcd", Lamb, _TAKES_BETAS, {"decoupled_decay": True, **_CORRECTED}),
    ("lars", Lars, _TAKES_MOMENTUM, {}),
    ("larc", Lars, _TAKES_MOMENTUM, {"trust_clip": True}),
    ("nlars", Lars, _TAKES_MOMENTUM, {"nesterov": True}),
    ("nlarc", Lars, _TAKES_MOMENTUM, {"nesterov": True, "trust_clip": True}),
    ("adabelief", AdaBelief, _TAKES_BETAS, {"rectify": False}),
    ("radabelief", AdaBelief, _TAKES_BETAS, {"rectify": True}),
    ("adadelta", optim.Adadelta, {}, {}),
    ("adagrad", optim.Adagrad, {}, {"eps": 1e-8}),
    ("adan", Adan, _THREE_BETAS, {"no_prox": False}),
    ("cadan", Adan, _THREE_BETAS, {**_CAUTION, "no_prox": False}),
    ("adanw", Adan, _THREE_BETAS, {"no_prox": True}),
    ("cadanw", Adan, _THREE_BETAS, {**_CAUTION, "no_prox": True}),
    ("laprop", LaProp, _TAKES_BETAS, {}),
    ("claprop", LaProp, _TAKES_BETAS, _CAUTION),
    ("lapropc", LaProp, _TAKES_BETAS, _CORRECTED),
    ("lion", Lion, _LION, {}),
    ("clion", Lion, _LION, _CAUTION),
    ("lionc", Lion, _LION, _CORRECTED),
    ("clionc", Lion, _LION, {**_CAUTION, **_CORRECTED}),
    ("madgrad", MADGRAD, _TAKES_MOMENTUM, {}),
    ("madgradw", MADGRAD, _TAKES_MOMENTUM, {"decoupled_decay": True}),
    ("mars", Mars, _TAKES_BETAS, {}),
    ("cmars", Mars, _TAKES_BETAS, _CAUTION),
    ("novograd", NvNovoGrad, _TAKES_BETAS, {}),
    ("rmsprop", optim.RMSprop, _TAKES_MOMENTUM, {"alpha": 0.9}),
    ("rmsproptf", RMSpropTF, _TAKES_MOMENTUM, {"alpha": 0.9}),
    ("crmsproptf", RMSpropTF, _TAKES_MOMENTUM, {"alpha": 0.9, **_CAUTION}),
    ("rmsproptfc", RMSpropTF, _TAKES_MOMENTUM, {"alpha": 0.9, "decoupled_decay": True, **_CORRECTED}),
)
_KNOWN = {name: OptimInfo(name, made, **takes, defaults=sets or None) for name, made, takes, sets in _ROWS}
# timm has these too: for CUDA, with a second order, or of hundreds of lines.
_NOT_HERE = (
    "adafactorbv cadafactorbv adafactorbvc cadafactorbvc adahessian kron kronw kronc muon nmuon adamuon nadamuon "
    "nadamlegacy radamlegacy fusedsgd fusedadam fusedadamw fusedlamb fusednovograd bnbsgd bnbsgd8bit bnbadam "
    "bnbadam8bit bnbadamw bnbadamw8bit bnblion bnblion8bit bnbademamix bnbademamix8bit"
).split()


def get_optimizer_info(name):
    name = name.lower()
    if name in _NOT_HERE:
        raise NotImplementedError(
            f"The optimizer '{name}' is part of timm but not of this page. There are {', '.join(list_optimizers())}."
        )
    if name not in _KNOWN:
        raise ValueError(f"Optimizer {name} not found in registry")
    return _KNOWN[name]


def get_optimizer_class(name_or_info, bind_defaults=True):
    """The class, with timm's defaults for that name bound to it."""
    info = get_optimizer_info(name_or_info) if isinstance(name_or_info, str) else name_or_info
    return partial(info.opt_class, **info.defaults) if bind_defaults and info.defaults else info.opt_class


def list_optimizers(filter="", exclude_filters=None, with_description=False):
    """The names that are here, by wildcards."""
    names = sorted(_KNOWN)
    if filter:
        wanted = [filter] if isinstance(filter, str) else filter
        names = [name for name in names if any(fnmatch(name, pattern) for pattern in wanted)]
    names = [name for name in names if not any(fnmatch(name, pattern) for pattern in exclude_filters or ())]
    return [(name, _KNOWN[name].description) for name in names] if with_description else names


def optimizer_kwargs(cfg):
    kwargs = {"opt": cfg.opt, "lr": cfg.lr, "weight_decay": cfg.weight_decay, "momentum": cfg.momentum}
    for name, target in (
        ("opt_eps", "eps"), ("opt_betas", "betas"), ("layer_decay", "layer_decay"),
        ("layer_decay_min_scale", "layer_decay_min_scale"), ("layer_decay_no_opt_scale", "layer_decay_no_opt_scale"),
    ):  # fmt: skip
        if getattr(cfg, name, None) is not None:
            kwargs[target] = getattr(cfg, name)
    kwargs.update(getattr(cfg, "opt_args", None) or {})
    if getattr(cfg, "opt_foreach", None) is not None:
        kwargs["foreach"] = cfg.opt_foreach
    return kwargs


def _groups_of(model, weight_decay, layer_decay, min_scale, no_opt_scale, **options):
    options["no_weight_decay_list"] = model.no_weight_decay() if hasattr(model, "no_weight_decay") else ()
    if layer_decay is None:
        return param_groups_weight_decay(model, weight_decay=weight_decay, **options)
    return param_groups_layer_decay(
        model,
        weight_decay=weight_decay,
        layer_decay=layer_decay,
        min_scale=min_scale,
        no_opt_scale=no_opt_scale,
        **options,
    )


def create_optimizer_v2(
    model_or_params, opt="sgd", lr=None, weight_decay=0.0, momentum=0.9, foreach=None, filter_bias_and_bn=True,
    fallback_list=(), fallback_no_weight_decay=False, layer_decay=None, layer_decay_min_scale=0.0,
    layer_decay_no_opt_scale=None, param_group_fn=None, **kwargs,
):  # fmt: skip
    """The optimiser of that name; `lookahead_` before it puts a Lookahead around it. Without `lr` it has its own."""
    parameters = model_or_params
    if isinstance(model_or_params, torch.nn.Module) and param_group_fn:
        parameters = param_group_fn(model_or_params)
    elif isinstance(model_or_params, torch.nn.Module):
        parameters = _groups_of(
            model_or_params,
            weight_decay,
            layer_decay,
            layer_decay_min_scale,
            layer_decay_no_opt_scale,
            fallback_list=fallback_list,
            fallback_no_weight_decay=fallback_no_weight_decay,
            weight_decay_exclude_1d=filter_bias_and_bn,
        )
        weight_decay = 0.0
    first, *rest = opt.lower().split("_")
    info = get_optimizer_info(rest[-1] if rest else first)
    settings = {**(info.defaults or {}), "weight_decay": weight_decay, **kwargs}
    if lr is not None:
        settings["lr"] = lr
    if info.has_momentum:
        settings.setdefault("momentum", momentum)
    for name, taken in (("eps", info.has_eps), ("betas", info.has_betas)):
        if not taken:
            settings.pop(name, None)
    if foreach is not None:
        settings.setdefault("foreach", foreach)
    made = info.opt_class(parameters, **settings)
    return Lookahead(made) if rest and first == "lookahead" else made


def create_optimizer(args, model, filter_bias_and_bn=True):
    return create_optimizer_v2(model, **optimizer_kwargs(args), filter_bias_and_bn=filter_bias_and_bn)
