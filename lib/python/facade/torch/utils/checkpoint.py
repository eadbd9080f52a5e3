"""`torch.utils.checkpoint`: saves memory in training, of which there is none here; the function is simply called."""


def checkpoint(function, *args, use_reentrant=None, **kwargs):
    ours = ("context_fn", "determinism_check", "debug", "early_stop", "preserve_rng_state")
    return function(*args, **{name: value for name, value in kwargs.items() if name not in ours})


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """The functions, or a Sequential's children, one after the other."""
    for function in functions.children() if hasattr(functions, "children") else functions:
        input = function(input)
    return input
