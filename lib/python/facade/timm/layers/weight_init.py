"""timm's initialisations."""

from torch._bridge import call
from torch.nn import init


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """One uniform draw through the inverse error function, where PyTorch's own rejects and redraws."""
    call("init", "timm_trunc_normal_", tensor, {"mean": float(mean), "std": float(std), "a": float(a), "b": float(b)})
    return tensor


def trunc_normal_tf_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    trunc_normal_(tensor, 0.0, 1.0, a, b)
    tensor.mul_(std).add_(mean)
    return tensor


def lecun_normal_(tensor):
    fan_in, _ = init._calculate_fan_in_and_fan_out(tensor)
    trunc_normal_tf_(tensor, std=(1.0 / fan_in) ** 0.5 / 0.87962566103423978)
    return tensor
