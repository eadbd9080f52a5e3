"""`timm.utils`: what has nothing to do with training."""

import fnmatch
import re
from collections import OrderedDict

from torch import nn

from ._model_ema import ModelEmaV2, ModelEmaV3  # noqa: F401


class AverageMeter:
    """Computes and stores the average and current value."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.val = self.avg = self.sum = self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count


def accuracy(output, target, topk=(1,)):
    """The share in percent of pictures whose class is among the k highest."""
    maxk = min(max(topk), output.size()[1])
    _, pred = output.topk(maxk, 1, True, True)
    pred = pred.t()
    correct = pred.eq(target.reshape(1, -1).expand_as(pred))
    return [correct[: min(k, maxk)].reshape(-1).float().sum(0) * 100.0 / target.size(0) for k in topk]


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


class AttentionExtract(nn.Module):
    """Attention maps, or other activations, by the names of what gives them: wildcards, or regular expressions.

    With `method="hook"` names are modules'. With "fx" timm reads nodes of a traced graph; here just `….attn.softmax` is a name of
    one, and what is read is what attention hands to its `attn_drop`: the same tensor.
    """

    default_node_names = ["*attn.softmax"]
    default_module_names = ["*attn_drop"]

    def __init__(self, model, names=None, mode="eval", method="fx", hook_type="forward", use_regex=False):
        super().__init__()
        assert mode in ("train", "eval")
        assert method in ("fx", "hook")
        assert hook_type in ("forward", "forward_pre")
        self.model = model.train(mode == "train")
        self.mode = mode
        self.method = method
        modules = dict(model.named_modules())
        if method == "fx":
            named = {
                f"{name.removesuffix('.attn_drop')}.softmax": module
                for name, module in modules.items()
                if name.endswith(".attn_drop") and not getattr(_parent(modules, name), "fused_attn", False)
            }
            names = names or self.default_node_names
        else:
            named, names = modules, names or self.default_module_names
        does_match = (lambda x, y: re.match(y, x)) if use_regex else fnmatch.fnmatch
        self.names = [each for each in named if any(does_match(each, name) for name in names)]
        if not self.names:
            what = "node" if method == "fx" else "module"
            raise RuntimeError(f"No {what} names found matching {names}.")
        self._seen = OrderedDict()
        for name in self.names:
            if method == "fx" or hook_type == "forward_pre":
                named[name].register_forward_pre_hook(
                    lambda _, args, name=name: self._seen.__setitem__(name, args[0])
                )
            else:
                named[name].register_forward_hook(
                    lambda _, args, output, name=name: self._seen.__setitem__(name, output)
                )

    def forward(self, x):
        self._seen.clear()
        self.model(x)
        return OrderedDict(self._seen) if self.method == "hook" else dict(self._seen)


def _parent(modules, name):
    return modules[name.rpartition(".")[0]]


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.utils' has no attribute '{name}'")
    raise NotImplementedError(f"timm.utils.{name} is not part of this page.")
