"""`torch.jit`: scripted and traced modules are the modules themselves; after `torch/jit/`."""

from typing import Final

from ._as_it_is import told
from ._tensor import Tensor


def _refuse_file(path=None, *args, **kwargs):
    raise NotImplementedError(
        "Files of torch.jit are part of torch but not of this page. Save module.state_dict()."
    )


def _as_it_is(name, function):
    told(f"torch.jit.{name}")
    if hasattr(function, "_parameters"):
        function.__dict__["save"] = _refuse_file
    return function


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    """The module, function or class itself."""
    if isinstance(obj, Tensor):
        return obj
    return _as_it_is("script", obj)


def trace(func, example_inputs=None, optimize=None, check_trace=True, **options):
    """The module or function itself, called once with the inputs: what is wrong with them shows here."""
    keywords = options.get("example_kwarg_inputs") or {}
    if example_inputs is None and not keywords:
        raise RuntimeError("example_kwarg_inputs should be a dict")
    inputs = () if example_inputs is None else example_inputs
    func(*(inputs if isinstance(inputs, (tuple, list)) else (inputs,)), **keywords)
    return _as_it_is("trace", func)


def freeze(mod, preserved_attrs=None, optimize_numerics=True):
    if getattr(mod, "training", False):
        raise RuntimeError(
            "Freezing is currently only implemented for modules in eval mode. Please call .eval() on your module before freezing."
        )
    return _as_it_is("freeze", mod)


def optimize_for_inference(mod, other_methods=None):
    return _as_it_is("optimize_for_inference", mod)


def _unchanged(fn=None, *args, **kwargs):
    return fn


script_if_tracing = export = _unchanged


def ignore(drop=False, **kwargs):
    """As a decorator, with or without parentheses."""
    return drop if callable(drop) else _unchanged


def unused(fn):
    return fn


def is_scripting():
    return False


def is_tracing():
    return False


def annotate(the_type, the_value):
    return the_value


save = load = _refuse_file


__all__ = [
    "Final",
    "annotate",
    "export",
    "freeze",
    "ignore",
    "is_scripting",
    "is_tracing",
    "load",
    "optimize_for_inference",
    "save",
    "script",
    "script_if_tracing",
    "trace",
    "unused",
]
