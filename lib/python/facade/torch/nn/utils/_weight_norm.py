"""`weight_norm`, which a hook computes before each forward; after `torch/nn/utils/weight_norm.py`."""

from ..parameter import Parameter


def norm_except(tensor, dim):
    """The norm over all dimensions but `dim`; over all of them where it is None."""
    if dim is None:
        return tensor.norm()
    dims = [other for other in range(tensor.dim()) if other != dim % tensor.dim()]
    return tensor.square().sum(dims, keepdim=True).sqrt() if dims else tensor.abs()


class WeightNorm:
    """The hook that computes the weight of its length `_g` and its direction `_v` before each forward."""

    def __init__(self, name, dim):
        self.name, self.dim = name, dim

    def compute_weight(self, module):
        g, v = getattr(module, f"{self.name}_g"), getattr(module, f"{self.name}_v")
        return v * (g / norm_except(v, self.dim))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module))


def weight_norm(module, name="weight", dim=0):
    """The module, whose parameter is two from now on: its length along `dim`, and its direction."""
    dim = None if dim == -1 else dim
    for hook in module._forward_pre_hooks.values():
        if isinstance(hook, WeightNorm) and hook.name == name:
            raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
    normed, weight = WeightNorm(name, dim), getattr(module, name)
    delattr(module, name)
    module.register_parameter(f"{name}_g", Parameter(norm_except(weight, dim).data))
    module.register_parameter(f"{name}_v", Parameter(weight.data))
    normed(module, None)
    module.register_forward_pre_hook(normed)
    return module


def remove_weight_norm(module, name="weight"):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, WeightNorm) and hook.name == name:
            weight = hook.compute_weight(module).data
            for part in (name, f"{name}_g", f"{name}_v"):
                delattr(module, part)
            setattr(module, name, Parameter(weight))
            del module._forward_pre_hooks[key]
            module._set_overrides()
            return module
    raise ValueError(f"weight_norm of '{name}' not found in {module}")
