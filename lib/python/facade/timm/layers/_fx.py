"""What a trace should leave alone, noted: nothing is traced here; after `timm/layers/_fx.py`."""

_modules = set()
_functions = set()


def register_notrace_module(module):
    """As a decorator of a class."""
    _modules.add(module)
    return module


def is_notrace_module(module):
    return module in _modules


def get_notrace_modules():
    return list(_modules)


def register_notrace_function(name_or_fn):
    """As a decorator of a function, or with its name."""
    _functions.add(name_or_fn)
    return name_or_fn


def is_notrace_function(func):
    return func in _functions


def get_notrace_functions():
    return list(_functions)
