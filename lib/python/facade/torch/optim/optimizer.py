"""What all optimisers share: groups of parameters, their state, and how both are saved; after `torch/optim/optimizer.py`."""

import functools
import warnings
from collections import OrderedDict, defaultdict
from copy import deepcopy
from itertools import chain

import torch

from .. import _verbs as verbs
from .._grad_mode import enable_grad, no_grad
from .._tensor import Tensor


class _Required:
    def __repr__(self):
        return "<required parameter>"


required = _Required()


class Optimizer:
    """Subclasses have `_step(group)`, or a `step()` of their own as a reader writes it."""

    __module__ = "torch.optim.optimizer"

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if "step" in vars(cls):
            cls.step = _heard(cls.step)

    def __init__(self, params, defaults):
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                + params.type()
            )
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        self._before, self._after = OrderedDict(), OrderedDict()
        self._stepped = False
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(dict(group))

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, Tensor):
            param_group["params"] = [params]
        elif isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                "will change between runs. Please use a list instead."
            )
        else:
            param_group["params"] = list(params)
        if param_group["params"] and all(isinstance(param, tuple) for param in param_group["params"]):
            names, tensors = zip(*param_group["params"])
            param_group["params"], param_group["param_names"] = list(tensors), list(names)
        for param in param_group["params"]:
            if not isinstance(param, Tensor):
                raise TypeError(
                    f"optimizer can only optimize Tensors, but one of the params is {type(param).__name__}"
                )
            if not (self.defaults.get("differentiable") or param.is_leaf or param.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(
                    f"parameter group didn't specify a value of required optimization parameter {name}"
                )
            param_group.setdefault(name, default)
        ids = [id(param) for param in param_group["params"]]
        if len(ids) != len(set(ids)):
            warnings.warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; "
                "see github.com/pytorch/pytorch/issues/40967 for more information",
                stacklevel=3,
            )
        known = {id(param) for group in self.param_groups for param in group["params"]}
        if not known.isdisjoint(ids):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        verbs.zero_grad([param for group in self.param_groups for param in group["params"]], set_to_none)

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with enable_grad():
                loss = closure()
        with no_grad():
            for group in self.param_groups:
                params = [param for param in group["params"] if verbs.grad_of(param) is not None]
                verbs.settle([verbs.grad_of(param) for param in params])
                self._step(group, params)
        return loss

    def _step(self, group, params):
        raise NotImplementedError

    def _counted(self, param, *averages, **numbers):
        """The state of `param` at its next step; at its first one `averages` are zeros and `numbers` stand as given."""
        state = self.state[param]
        if not state:
            state["step"] = torch.tensor(0.0)
            state.update((name, torch.tensor(number)) for name, number in numbers.items())
            state.update((name, torch.zeros_like(param)) for name in averages)
        state["step"] += 1
        return state

    def register_step_pre_hook(self, hook):
        return _StepHook(self._before, hook)

    def register_step_post_hook(self, hook):
        return _StepHook(self._after, hook)

    def state_dict(self):
        """Parameters are written as their numbers, in the order of the groups."""
        numbers = {}
        groups = []
        for group in self.param_groups:
            for param in group["params"]:
                numbers.setdefault(id(param), len(numbers))
            packed = {name: value for name, value in group.items() if name != "params"}
            groups.append({**packed, "params": [numbers[id(param)] for param in group["params"]]})
        state = {
            numbers[id(key)] if isinstance(key, Tensor) else key: value for key, value in self.state.items()
        }
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        groups, saved = self.param_groups, state_dict["param_groups"]
        if len(groups) != len(saved):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(group["params"]) != len(other["params"]) for group, other in zip(groups, saved)):
            raise ValueError(
                "loaded state dict contains a parameter group that doesn't match the size of optimizer's group"
            )
        by_number = dict(
            zip(
                chain.from_iterable(other["params"] for other in saved),
                chain.from_iterable(group["params"] for group in groups),
            )
        )
        state = defaultdict(dict)
        for key, value in state_dict["state"].items():
            state[by_number.get(key, key)] = _own(value)
        self.state = state
        self.param_groups = [
            {
                **{name: deepcopy(value) for name, value in other.items() if name != "params"},
                "params": group["params"],
            }
            for group, other in zip(groups, saved)
        ]

    def __repr__(self):
        text = f"{type(self).__name__} ("
        for number, group in enumerate(self.param_groups):
            text += f"\nParameter Group {number}\n"
            text += "".join(f"    {name}: {group[name]}\n" for name in sorted(group) if name != "params")
        return text + ")"

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}


def _heard(step):
    """`step`, a reader's own too, with the hooks before and after it; a scheduler asks whether it was called.

    An optimiser around another, which has not called `Optimizer.__init__`, has no hooks.
    """

    @functools.wraps(step)
    def heard(*args, **kwargs):
        self = args[0]  # hooks get it among the arguments, and may give others
        for hook in getattr(self, "_before", {}).values():
            changed = hook(self, args, kwargs)
            if isinstance(changed, tuple) and len(changed) == 2:
                args, kwargs = changed
            elif changed is not None:
                raise RuntimeError(
                    f"{step} must return None or a tuple of (new_args, new_kwargs), but got {changed}."
                )
        result = step(*args, **kwargs)
        self._stepped = True
        for hook in getattr(self, "_after", {}).values():
            hook(self, args, kwargs)
        return result

    return heard


Optimizer.step = _heard(Optimizer.step)


class _StepHook:
    """The handle of a hook on `step()`."""

    def __init__(self, hooks, hook):
        self._hooks = hooks
        hooks[self] = hook

    def remove(self):
        self._hooks.pop(self, None)


def _own(value):
    """A copy of saved state, tensors and all."""
    if isinstance(value, Tensor):
        return value.detach().clone()
    if isinstance(value, dict):
        return {name: _own(item) for name, item in value.items()}
    return deepcopy(value)


def check_one_element(lr):
    if isinstance(lr, Tensor) and lr.numel() != 1:
        raise ValueError("Tensor lr must be 1-element")


def check(lr, eps=0.0, betas=(), **others):
    """Refuses what PyTorch's constructors refuse, in their words and order."""
    check_one_element(lr)
    if not 0.0 <= float(lr):
        raise ValueError(f"Invalid learning rate: {lr}")
    for name in ("lr_decay",):
        if not 0.0 <= others.get(name, 0.0):
            raise ValueError(f"Invalid {name} value: {others[name]}")
    if not 0.0 <= others.get("rho", 0.0) <= 1.0:
        raise ValueError(f"Invalid rho value: {others['rho']}")
    if not 0.0 <= eps:
        raise ValueError(f"Invalid epsilon value: {eps}")
    for place, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {place}: {beta}")
    for name in ("momentum", "weight_decay", "alpha", "initial_accumulator_value", "momentum_decay"):
        if not 0.0 <= others.get(name, 0.0):
            raise ValueError(f"Invalid {name} value: {others[name]}")


__all__ = ["Optimizer", "check", "check_one_element", "required"]
