"""The modules of `torch.nn`; every class of `torch.nn` is found here too."""


def __getattr__(name):
    from ... import nn

    if name.startswith("__") or name == "Parameter":
        raise AttributeError(f"module 'torch.nn.modules' has no attribute '{name}'")
    try:
        return getattr(nn, name)
    except AttributeError:
        raise AttributeError(f"module 'torch.nn.modules' has no attribute '{name}'") from None
