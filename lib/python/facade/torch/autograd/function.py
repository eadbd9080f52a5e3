"""`torch.autograd.Function`: a step whose gradient a reader writes; after `torch/autograd/function.py`."""

import itertools
import warnings

from .. import _verbs as verbs
from .._grad_mode import no_grad
from .._tensor import Tensor
from .._wire import callback

_FREED = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
    "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
    "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
    "saved tensors after calling backward."
)

_contexts = {}  # number -> context and class, as long as a result leads to it
_numbers = itertools.count(1)


class FunctionCtx:
    """What `forward` keeps for `backward`."""

    def __init__(self):
        self._saved = ()
        self._untouched = ()
        self.needs_input_grad = ()
        self.materialize_grads = True

    def save_for_backward(self, *tensors):
        self._saved = tensors

    save_for_forward = save_for_backward

    @property
    def saved_tensors(self):
        return self._saved

    saved_variables = saved_tensors

    def mark_non_differentiable(self, *tensors):
        self._untouched = tensors

    def mark_dirty(self, *tensors):
        raise NotImplementedError("ctx.mark_dirty() is part of PyTorch but not of this page.")

    def set_materialize_grads(self, value):
        self.materialize_grads = value


class _FunctionMeta(type):
    def __init__(cls, name, bases, members):
        super().__init__(name, bases, members)
        cls._backward_name = f"{name}Backward"


class Function(FunctionCtx, metaclass=_FunctionMeta):
    """Subclasses have static methods `forward(ctx, …)` (or `forward` and `setup_context`) and `backward(ctx, …)`."""

    __module__ = "torch.autograd.function"

    def __init__(self, *args, **kwargs):
        warnings.warn(
            f"{type(self)} should not be instantiated. Methods on autograd functions are all static, so you should "
            "invoke them on the class itself. Instantiating an autograd function will raise an error in a future "
            "version of PyTorch.",
            DeprecationWarning,
            stacklevel=2,
        )

    def __call__(self, *args, **kwargs):
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd "
            "function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch."
            "autograd.Function)"
        )

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
            "backward mode AD."
        )

    @classmethod
    def apply(cls, *args):
        for number in verbs.forgotten_functions():
            _contexts.pop(number, None)
        ctx = FunctionCtx()
        tensors = [arg for arg in args if isinstance(arg, Tensor)]
        ctx.needs_input_grad = tuple(isinstance(arg, Tensor) and arg.requires_grad for arg in args)
        with no_grad():
            if cls.setup_context is Function.setup_context:
                outputs = cls.forward(ctx, *args)
            else:
                outputs = cls.forward(*args)
                cls.setup_context(ctx, args, outputs)
        several = isinstance(outputs, tuple)
        given = list(outputs) if several else [outputs]
        made = [place for place, output in enumerate(given) if isinstance(output, Tensor)]
        number = next(_numbers)
        _contexts[number] = (cls, ctx, [isinstance(arg, Tensor) for arg in args])
        # An input that is given back is another tensor from here on.
        results = [
            given[place].view_as(given[place]) if given[place] in tensors_of(args) else given[place]
            for place in made
        ]
        untouched = [
            result for result, place in zip(results, made) if any(given[place] is t for t in ctx._untouched)
        ]
        joined = (
            verbs.function_outputs(
                cls._backward_name, tensors, results, untouched, number, bool(ctx.materialize_grads)
            )
            if tensors
            else results
        )
        for place, output in zip(made, joined):
            given[place] = output
        return tuple(given) if several else given[0]


class tensors_of:
    """The tensors among arguments, by identity: `==` compares their elements."""

    def __init__(self, args):
        self._ids = {id(arg) for arg in args if isinstance(arg, Tensor)}

    def __contains__(self, tensor):
        return id(tensor) in self._ids


@callback("function_backward")
def _backward(number, name, gradients):
    if number not in _contexts:
        raise RuntimeError(_FREED)
    cls, ctx, are_tensors = _contexts[number]
    back = cls.backward(ctx, *gradients)
    back = back if isinstance(back, tuple) else (back,)
    if len(back) > len(are_tensors) and all(extra is None for extra in back[len(are_tensors) :]):
        back = back[: len(are_tensors)]
    if len(back) != len(are_tensors):
        raise RuntimeError(
            f"function {cls._backward_name} returned an incorrect number of gradients (expected {len(are_tensors)}, "
            f"got {len(back)})"
        )
    return [gradient for gradient, is_tensor in zip(back, are_tensors) if is_tensor]


def once_differentiable(function):
    return function
