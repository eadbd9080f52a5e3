"""What `from torch.x import name` gives for a name that PyTorch has and this page has not: it raises when it is used.

Pasted code imports more than it uses, so a line of imports runs; the sentence comes with the line that needs the name.
`torch.x.name` raises at once, as does `getattr`.
"""

import sys
from opcode import opmap

_IMPORT_FROM = opmap["IMPORT_FROM"]


class _Refusing(type):
    """The class of stand-ins: called, subclassed or asked for an attribute, one raises its own sentence."""

    def __call__(cls, *args, **kwargs):
        raise NotImplementedError(cls._sentence)

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")
        raise NotImplementedError(cls._sentence)

    def __getitem__(cls, index):
        raise NotImplementedError(cls._sentence)

    def __iter__(cls):
        raise NotImplementedError(cls._sentence)

    def __enter__(cls):
        raise NotImplementedError(cls._sentence)

    def __exit__(cls, *error):
        return None

    def __repr__(cls):
        return f"<{cls.__module__}.{cls.__name__}, not of this page>"


class _StandIn(metaclass=_Refusing):
    _not_here = True
    _sentence = ""

    def __init_subclass__(cls, made=False):
        if not made:
            raise NotImplementedError(cls._sentence)


def refuse(sentence, where, name):
    """Raise NotImplementedError, or give a stand-in to `from … import …`. Asked by a module's `__getattr__` alone.

    where: the module that was asked, `torch.fx`
    """
    asking = sys._getframe(2)
    if asking.f_code.co_name == "__getattr__":  # of `_absent`, which asks the module's own first
        asking = asking.f_back
    if asking.f_code.co_name == "_handle_fromlist":  # a package is asked before its submodules are
        raise AttributeError(f"module '{where}' has no attribute '{name}'")
    if asking.f_code.co_code[asking.f_lasti] != _IMPORT_FROM:
        raise NotImplementedError(sentence)
    return _Refusing(name, (_StandIn,), {"_sentence": sentence, "__module__": where}, made=True)
