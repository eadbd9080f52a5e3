"""`torch.utils.checkpoint`: saves memory in training, of which there is none here; the function is simply called."""


def checkpoint(function, *args, use_reentrant=None, **kwargs):
    return function(*args)
