"""What a model is inside what wraps it, what of it is trained, statistics of activations; after `timm/utils/model.py`."""

import fnmatch

import torch
from torch import nn

from .model_ema import ModelEma


def unwrap_model(model):
    """The model in an average of it, in DataParallel, or compiled."""
    if isinstance(model, ModelEma):
        return unwrap_model(model.ema)
    for name in ("module", "_orig_mod"):
        if hasattr(model, name):
            return unwrap_model(getattr(model, name))
    return model


def get_state_dict(model, unwrap_fn=unwrap_model):
    return unwrap_fn(model).state_dict()


def _set_trainable(root_module, submodules, include_bn_running_stats, trainable):
    names = [submodules] if isinstance(submodules, str) else submodules
    chosen = [root_module.get_submodule(name) for name in names] or list(root_module.children())
    if include_bn_running_stats and any(
        isinstance(m, nn.BatchNorm2d) for part in chosen for m in part.modules()
    ):
        raise NotImplementedError(
            "freezing the running statistics of batch norms is part of timm but not of this page: say "
            "include_bn_running_stats=False."
        )
    for part in chosen:
        for parameter in part.parameters():
            parameter.requires_grad = trainable


def freeze(root_module, submodules=(), include_bn_running_stats=True):
    """All parameters of the submodules, or of all children; those of the module itself stay as they are."""
    _set_trainable(root_module, submodules, include_bn_running_stats, False)


def unfreeze(root_module, submodules=(), include_bn_running_stats=True):
    _set_trainable(root_module, submodules, include_bn_running_stats, True)


def avg_sq_ch_mean(model, input, output):
    """The mean over channels of the squared mean activation (B, C, H, W)."""
    return torch.mean(output.mean(dim=[0, 2, 3]) ** 2).item()


def avg_ch_var(model, input, output):
    """The mean over channels of the activations' variance (B, C, H, W)."""
    return torch.mean(output.var(dim=[0, 2, 3])).item()


avg_ch_var_residual = avg_ch_var


class ActivationStatsHook:
    """What each function of `hook_fns` says of the outputs of the modules whose names match its pattern, in `stats`."""

    def __init__(self, model, hook_fn_locs, hook_fns):
        self.model, self.hook_fn_locs, self.hook_fns = model, hook_fn_locs, hook_fns
        if len(hook_fn_locs) != len(hook_fns):
            raise ValueError(
                "Please provide `hook_fns` for each `hook_fn_locs`,                 their lengths are different."
            )
        self.stats = {hook_fn.__name__: [] for hook_fn in hook_fns}
        for pattern, hook_fn in zip(hook_fn_locs, hook_fns):
            self.register_hook(pattern, hook_fn)

    def register_hook(self, hook_fn_loc, hook_fn):
        seen = self.stats[hook_fn.__name__]
        for name, module in self.model.named_modules():
            if fnmatch.fnmatch(name, hook_fn_loc):
                module.register_forward_hook(
                    lambda module, input, output: seen.append(hook_fn(module, input, output))
                )


def extract_spp_stats(model, hook_fn_locs, hook_fns, input_shape=(8, 3, 224, 224)):
    """Statistics of a forward pass of normal noise."""
    x = torch.normal(0.0, 1.0, tuple(input_shape))
    hook = ActivationStatsHook(model, hook_fn_locs=hook_fn_locs, hook_fns=hook_fns)
    model(x)
    return hook.stats


def reparameterize_model(model, inplace=False):
    raise NotImplementedError("timm.utils.reparameterize_model is part of timm but not of this page.")


reparameterize_model._not_here = True
