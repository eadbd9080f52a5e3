"""Whether operations are recorded for gradients; after `torch/autograd/grad_mode.py`."""

import functools
import inspect

from . import _verbs as verbs


class _Mode:
    """A context manager that is a decorator too; generators are run in the mode piece by piece."""

    _mode = False

    def clone(self):
        return type(self)()

    def __call__(self, function):
        if isinstance(function, type):
            return function
        if inspect.isgeneratorfunction(function):

            @functools.wraps(function)
            def generate(*args, **kwargs):
                items = function(*args, **kwargs)
                while True:
                    with self.clone():
                        try:
                            item = next(items)
                        except StopIteration as stop:
                            return stop.value
                    yield item

            return generate

        @functools.wraps(function)
        def run(*args, **kwargs):
            with self.clone():
                return function(*args, **kwargs)

        return run

    def __enter__(self):
        self._before = verbs.set_grad_enabled(self._mode)

    def __exit__(self, *_):
        verbs.set_grad_enabled(self._before)


class no_grad(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __new__(cls, orig_func=None):
        mode = object.__new__(cls)
        return mode if orig_func is None else mode(orig_func)


class enable_grad(_Mode):
    __module__ = "torch.autograd.grad_mode"
    _mode = True

    def __new__(cls, orig_func=None):
        mode = object.__new__(cls)
        return mode if orig_func is None else mode(orig_func)


_inference = 0


class inference_mode(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __new__(cls, mode=True):
        made = object.__new__(cls)
        if callable(mode):
            made._inferring = True
            return made(mode)
        made._inferring = mode
        return made

    def clone(self):
        return type(self)(self._inferring)

    def __enter__(self):
        global _inference
        self._before = (_inference, verbs.is_grad_enabled())
        _inference = int(self._inferring)
        verbs.set_inference(self._inferring)
        if self._inferring:
            verbs.set_grad_enabled(False)

    def __exit__(self, *_):
        global _inference
        _inference, mode = self._before
        verbs.set_inference(bool(_inference))
        verbs.set_grad_enabled(mode)


class set_grad_enabled(_Mode):
    """Sets the mode at once; as a context manager it puts it back."""

    __module__ = "torch.autograd.grad_mode"

    def __init__(self, mode):
        self._mode = bool(mode)
        self._before = verbs.set_grad_enabled(self._mode)

    def clone(self):
        return type(self)(self._mode)

    def __call__(self, function):
        verbs.set_grad_enabled(self._before)
        return super().__call__(function)

    def __enter__(self):
        verbs.set_grad_enabled(self._mode)

    def __str__(self):
        return f"torch.autograd.grad_mode.set_grad_enabled(mode={self._mode})"

    __repr__ = __str__


def is_grad_enabled():
    return verbs.is_grad_enabled()


def is_inference(input):
    return input.is_inference()


def is_inference_mode_enabled():
    return bool(_inference)
