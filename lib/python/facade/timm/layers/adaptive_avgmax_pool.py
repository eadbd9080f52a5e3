"""Global pooling of maps."""

from torch.nn.modules.module import Module, forward_of, kind_of


@kind_of("SelectAdaptivePool2d")
class SelectAdaptivePool2d(Module):
    def __init__(self, output_size=1, pool_type="fast", flatten=False, input_fmt="NCHW"):
        if output_size != 1 or input_fmt != "NCHW":
            raise NotImplementedError(
                "output_size= and input_fmt= of SelectAdaptivePool2d() are part of timm but not of this page."
            )
        if pool_type == "fast":
            raise NotImplementedError("pool_type='fast' of SelectAdaptivePool2d() is part of timm but not of this page.")
        self._build("SelectAdaptivePool2d", pool_type, flatten)

    forward = forward_of("x")

    def is_identity(self):
        return not self.pool_type

    def feat_mult(self):
        return 2 if self.pool_type == "catavgmax" else 1
