"""Gradients are off here, as after `torch.set_grad_enabled(False)`: turning them off again does nothing."""

import functools

from ._tensor import gradients


class _Mode:
    def __call__(self, function):
        if isinstance(function, type):
            return function

        @functools.wraps(function)
        def run(*args, **kwargs):
            with type(self)():
                return function(*args, **kwargs)

        return run

    def __enter__(self):
        return None

    def __exit__(self, *_):
        return None


class no_grad(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __new__(cls, orig_func=None):
        mode = object.__new__(cls)
        return mode if orig_func is None else mode(orig_func)


class inference_mode(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __new__(cls, mode=True):
        made = object.__new__(cls)
        if callable(mode):
            return made(mode)
        if not mode:
            raise gradients("torch.inference_mode(False)")
        return made


class enable_grad(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __new__(cls, orig_func=None):
        mode = object.__new__(cls)
        return mode if orig_func is None else mode(orig_func)

    def __enter__(self):
        raise gradients("torch.enable_grad()")


class set_grad_enabled(_Mode):
    __module__ = "torch.autograd.grad_mode"

    def __init__(self, mode):
        if mode:
            raise gradients("torch.set_grad_enabled(True)")


def is_grad_enabled():
    return False


def is_inference_mode_enabled():
    return False
