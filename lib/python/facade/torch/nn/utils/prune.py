"""`torch.nn.utils.prune`: weights that a mask keeps at zero; after `torch/nn/utils/prune.py`."""

import numbers
from abc import ABC, abstractmethod
from collections.abc import Iterable

import torch


class BasePruningMethod(ABC):
    """A hook that multiplies `name_orig` by `name_mask` before each forward; subclasses say the mask."""

    _tensor_name = None

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    @abstractmethod
    def compute_mask(self, t, default_mask):
        """The mask of `t`, where `default_mask` is 0 too."""

    def apply_mask(self, module):
        if self._tensor_name is None:
            raise AssertionError(f"Module {module} has to be pruned")
        mask, original = (getattr(module, self._tensor_name + part) for part in ("_mask", "_orig"))
        return mask.to(dtype=original.dtype) * original

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        """Prunes the parameter, once more where it is pruned already."""
        method = cls(*args, **kwargs)
        method._tensor_name = name
        method = _with_earlier(module, name, method)
        original = getattr(module, name)
        scores = original if importance_scores is None else importance_scores
        if scores.shape != original.shape:
            raise AssertionError(
                f"importance_scores should have the same shape as parameter {name} of {module}, got "
                f"{scores.shape} vs {original.shape}"
            )
        again = isinstance(method, PruningContainer)
        known = getattr(module, name + "_mask").detach().clone() if again else torch.ones_like(original)
        with torch.no_grad():
            mask = method.compute_mask(scores, default_mask=known)
        if not again:
            delattr(module, name)
            module.register_parameter(name + "_orig", original)
        module.register_buffer(name + "_mask", mask)
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        """The tensor with its mask, of no module."""
        scores = t if importance_scores is None else importance_scores
        if scores.shape != t.shape:
            raise AssertionError(
                f"importance_scores should have the same shape as tensor t, got {scores.shape} vs {t.shape}"
            )
        return t * self.compute_mask(
            scores, default_mask=torch.ones_like(t) if default_mask is None else default_mask
        )

    def remove(self, module):
        """The parameter is an ordinary one again, and what was pruned stays zero."""
        name = self._tensor_name
        if name is None:
            raise AssertionError(f"Module {module} has to be pruned before pruning can be removed")
        weight = self.apply_mask(module)
        original = module._parameters[name + "_orig"]
        original.data = weight.data
        for part in ("", "_orig", "_mask"):
            delattr(module, name + part)
        setattr(module, name, original)


def _with_earlier(module, name, method):
    """The method, or a container of those before and this one, which takes their place among the hooks."""
    earlier = [
        key
        for key, hook in module._forward_pre_hooks.items()
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name
    ]
    for key in earlier:
        before = module._forward_pre_hooks.pop(key)
        if not isinstance(before, PruningContainer):
            before = PruningContainer(before)
        before.add_pruning_method(method)
        method = before
    return method


class PruningContainer(BasePruningMethod):
    """Methods one after the other: the last prunes what the others left."""

    def __init__(self, *args):
        self._pruning_methods = ()
        if len(args) == 1:
            self._tensor_name = args[0]._tensor_name
        for method in args:
            self.add_pruning_method(method)

    def add_pruning_method(self, method):
        if not isinstance(method, BasePruningMethod) and method is not None:
            raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
        if method is not None and self._tensor_name != method._tensor_name:
            raise ValueError(
                f"Can only add pruning methods acting on the parameter named '{self._tensor_name}' to PruningContainer "
                f"{self}. Found '{method._tensor_name}'"
            )
        self._pruning_methods += (method,)

    def __len__(self):
        return len(self._pruning_methods)

    def __iter__(self):
        return iter(self._pruning_methods)

    def __getitem__(self, idx):
        return self._pruning_methods[idx]

    def compute_mask(self, t, default_mask):
        method = self._pruning_methods[-1]
        mask = default_mask.to(dtype=t.dtype)
        if method.PRUNING_TYPE == "unstructured":
            left = default_mask == 1
        elif method.PRUNING_TYPE == "structured":
            if not hasattr(method, "dim"):
                raise AttributeError(
                    'Pruning methods of PRUNING_TYPE "structured" need to have the attribute `dim` defined.'
                )
            dim = method.dim + t.dim() if method.dim < 0 else method.dim
            if dim < 0:
                raise IndexError(f"Index is out of bounds for tensor with dimensions {t.dim()}")
            kept = default_mask.sum(dim=[other for other in range(t.dim()) if other != dim]) != 0
            left = (*[slice(None)] * dim, kept)
        elif method.PRUNING_TYPE == "global":
            left = (slice(None),) * t.dim()
        else:
            raise ValueError(f"Unrecognized PRUNING_TYPE {method.PRUNING_TYPE}")
        part = method.compute_mask(t[left], default_mask=default_mask[left])
        mask[left] = part.to(dtype=mask.dtype)
        return mask


class Identity(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return default_mask


class _Share(BasePruningMethod):
    """`amount` is a number of entries, or a share of them."""

    def __init__(self, amount):
        if not isinstance(amount, numbers.Real):
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if amount < 0 or (not isinstance(amount, numbers.Integral) and float(amount) > 1.0):
            raise ValueError(
                f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer"
            )
        self.amount = amount

    def _count(self, size):
        amount = self.amount
        count = amount if isinstance(amount, numbers.Integral) else round(amount * size)
        if count > size:
            raise ValueError(
                f"amount={count} should be smaller than the number of parameters to prune={size}"
            )
        return count


class RandomUnstructured(_Share):
    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return self._without(t, default_mask, lambda: torch.rand_like(t), largest=True)

    def _without(self, t, default_mask, scores, largest):
        count = self._count(t.nelement())
        mask = default_mask.clone()
        if count != 0:
            mask.view(-1)[torch.topk(scores().reshape(-1), k=count, largest=largest).indices] = 0
        return mask


class L1Unstructured(RandomUnstructured):
    def compute_mask(self, t, default_mask):
        return self._without(t, default_mask, lambda: t.abs(), largest=False)


class RandomStructured(_Share):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, dim=-1):
        super().__init__(amount)
        self.dim = dim

    def compute_mask(self, t, default_mask):
        if t.dim() <= 1:
            raise ValueError(
                "Structured pruning can only be applied to multidimensional tensors. Found tensor of shape "
                f"{t.shape} with {t.dim()} dims"
            )
        if self.dim >= t.dim():
            raise IndexError(f"Invalid index {self.dim} for tensor of size {t.shape}")
        size = t.shape[self.dim]
        count = self._count(size)
        kept = self._kept(t, size, count)
        if count == 0:
            return default_mask
        shape = [1] * t.dim()
        shape[self.dim] = size
        return torch.zeros_like(t) + kept.to(t.dtype).reshape(shape) * default_mask.to(dtype=t.dtype)

    def _kept(self, t, size, count):
        """Which channels stay."""
        if count == 0:
            return None
        chance = torch.rand(size)
        return chance > torch.kthvalue(chance, k=count).values


class LnStructured(RandomStructured):
    def __init__(self, amount, n, dim=-1):
        super().__init__(amount, dim)
        self.n = n

    def _kept(self, t, size, count):
        norm = _compute_norm(t, self.n, self.dim)
        kept = torch.zeros(size, dtype=torch.bool)
        kept[torch.topk(norm, k=size - count, largest=True).indices] = True
        return kept


class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = "global"

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        if default_mask.shape != self.mask.shape:
            raise AssertionError(
                f"default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}"
            )
        return default_mask * self.mask.to(dtype=default_mask.dtype)


def _compute_norm(t, n, dim):
    return torch.norm(t, p=n, dim=[other for other in range(t.dim()) if other != dim % t.dim()])


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """Prunes several parameters as if they were one."""
    if not isinstance(parameters, Iterable):
        raise TypeError("global_unstructured(): parameters is not an Iterable")
    given = {} if importance_scores is None else importance_scores
    if not isinstance(given, dict):
        raise TypeError("global_unstructured(): importance_scores must be of type dict")
    parameters = list(parameters)
    flat = torch.nn.utils.parameters_to_vector
    tensors = [getattr(module, name) for module, name in parameters]
    scores = flat([given.get(place, tensor) for place, tensor in zip(parameters, tensors)])
    known = flat(
        [
            getattr(module, name + "_mask", torch.ones_like(tensor))
            for (module, name), tensor in zip(parameters, tensors)
        ]
    )
    method = pruning_method(**kwargs)
    if method.PRUNING_TYPE != "unstructured":
        raise TypeError(
            f'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method {pruning_method} of type '
            f"{method.PRUNING_TYPE}"
        )
    container = PruningContainer()
    container._tensor_name = method._tensor_name = "temp"
    container.add_pruning_method(method)
    with torch.no_grad():
        mask = container.compute_mask(scores, known)
    start = 0
    for (module, name), tensor in zip(parameters, tensors):
        custom_from_mask(module, name, mask=mask[start : start + tensor.numel()].view_as(tensor))
        start += tensor.numel()


def remove(module, name):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            module._set_overrides()
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


def is_pruned(module):
    return any(
        isinstance(hook, BasePruningMethod)
        for _, submodule in module.named_modules()
        for hook in submodule._forward_pre_hooks.values()
    )
