"""`timm.utils`: what has nothing to do with training."""

from torch import nn


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


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.utils' has no attribute '{name}'")
    raise NotImplementedError(f"timm.utils.{name} is not part of this page.")
