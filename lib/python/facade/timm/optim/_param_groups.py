"""Groups of parameters with their decay and their share of the learning rate; after `timm/optim/_param_groups.py`."""

import fnmatch
from itertools import batched

from ..models._manipulate import group_parameters


def _matches(name, patterns):
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def param_groups_weight_decay(
    model, weight_decay=1e-5, weight_decay_exclude_1d=True, no_weight_decay_list=(), fallback_list=(),
    fallback_no_weight_decay=False,
):  # fmt: skip
    """Vectors, biases and named parameters without decay, and all else with it. Frozen ones are left out."""
    if fallback_no_weight_decay:
        fallback_list = set(fallback_list) | set(no_weight_decay_list)
    found = {(fallback, decays): [] for fallback in (False, True) for decays in (False, True)}
    for name, param in model.named_parameters():
        if not param.requires_grad:
            continue
        is_vector = weight_decay_exclude_1d and (param.ndim <= 1 or name.endswith(".bias"))
        spared = not weight_decay or is_vector or _matches(name, no_weight_decay_list)
        found[_matches(name, fallback_list), not spared].append(param)
    groups = []
    for (fallback, decays), params in found.items():
        if params:
            group = {"params": params, "weight_decay": weight_decay if decays else 0.0}
            groups.append({**group, "use_fallback": True} if fallback else group)
    return groups


def auto_group_layers(model, layers_per_group=12, num_groups=None):
    """Layers in the order of the parameters, for models that name none."""
    prefix = getattr(model, "pretrained_cfg", {}).get("classifier", None)

    def in_head(name):
        return not prefix or name.startswith(tuple(prefix) if isinstance(prefix, (tuple, list)) else prefix)

    names = [name for name, _ in model.named_parameters()]
    trunk = [name for name in names if not in_head(name)]
    if num_groups is not None:
        layers_per_group = -(len(trunk) // -num_groups)
    groups = list(batched(trunk, layers_per_group))
    layer_map = {name: i for i, group in enumerate(groups) for name in group}
    return {**layer_map, **{name: len(groups) for name in names if in_head(name)}}


def param_groups_layer_decay(
    model, weight_decay=0.05, no_weight_decay_list=(), fallback_list=(), fallback_no_weight_decay=False,
    weight_decay_exclude_1d=True, layer_decay=0.75, min_scale=0.0, no_opt_scale=None, verbose=False,
):  # fmt: skip
    """A group for each layer, with and without decay; `lr_scale` falls by `layer_decay` from the head down."""
    if fallback_no_weight_decay:
        fallback_list = set(fallback_list) | set(no_weight_decay_list)
    if hasattr(model, "group_matcher"):
        layer_map = group_parameters(model, model.group_matcher(coarse=False), reverse=True)
    else:
        layer_map = auto_group_layers(model)
    layer_max = max(layer_map.values())
    scales = [max(min_scale, layer_decay ** (layer_max - i)) for i in range(layer_max + 1)]
    groups = {}
    for name, param in model.named_parameters():
        if not param.requires_grad:
            continue
        spared = (weight_decay_exclude_1d and param.ndim <= 1) or _matches(name, no_weight_decay_list)
        layer = layer_map.get(name, layer_max)
        if no_opt_scale and scales[layer] < no_opt_scale:
            param.requires_grad = False
            continue
        fallback = _matches(name, fallback_list)
        group = groups.setdefault(
            (layer, spared, fallback),
            {"lr_scale": scales[layer], "weight_decay": 0.0 if spared else weight_decay, "params": []},
        )
        if fallback:
            group["use_fallback"] = True
        group["params"].append(param)
    return list(groups.values())
