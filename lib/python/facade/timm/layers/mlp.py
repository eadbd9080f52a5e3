"""The MLP of a transformer block."""

from torch import nn
from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory

from .create import get_act_layer, get_norm_layer
from .helpers import to_2tuple


@kind_of("Mlp")
class Mlp(Module):
    def __init__(
        self,
        in_features,
        hidden_features=None,
        out_features=None,
        act_layer=nn.GELU,
        norm_layer=None,
        bias=True,
        drop=0.0,
        use_conv=False,
        device=None,
        dtype=None,
    ):
        refuse_factory("Mlp", device, dtype)
        if act_layer is None:
            raise TypeError("'NoneType' object is not callable")  # as timm meets it
        if use_conv:
            raise NotImplementedError("use_conv=True of Mlp() is part of timm but not of this page.")
        self._build(
            "Mlp",
            in_features,
            {
                "hidden_features": hidden_features,
                "out_features": out_features,
                "act_layer": get_act_layer(act_layer),
                "norm_layer": get_norm_layer(norm_layer),
                "bias": to_2tuple(bias),
                "drop": to_2tuple(drop),
            },
        )

    forward = forward_of("x")

    def _first_step(self, x):
        self.fc1(x)
