"""`torch.random`: the default generator's functions."""

from . import _verbs as verbs
from ._api import initial_seed, manual_seed, seed
from ._generator import default_generator


def get_rng_state():
    return verbs.function("get_rng_state")


def set_rng_state(new_state):
    verbs.function("set_rng_state", new_state)


def fork_rng(devices=None, enabled=True):
    raise NotImplementedError(
        "torch.random.fork_rng() is part of torch but not of this page. Use a torch.Generator."
    )


__all__ = [
    "default_generator",
    "fork_rng",
    "get_rng_state",
    "initial_seed",
    "manual_seed",
    "seed",
    "set_rng_state",
]
