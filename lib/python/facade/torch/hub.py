"""`torch.hub`: there is no network in a cell."""


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.hub' has no attribute '{name}'")
    raise NotImplementedError(
        f"torch.hub.{name} is part of torch but not of this page: a cell has no network."
    )
