"""Layers that learn how wide their input is from the first one they meet; after `torch/nn/modules/lazy.py`."""

from ...nn.parameter import UninitializedParameter
from .batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d
from .conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from .instancenorm import InstanceNorm1d, InstanceNorm2d, InstanceNorm3d
from .linear import Linear
from .module import _torch


class LazyModuleMixin:
    """A layer as wide as can be, whose parameters have no values; the first call makes it `cls_to_become`."""

    cls_to_become = None
    _width = "in_channels"  # the attribute that says how wide the input is
    _waiting = ()  # parameters without a shape
    _is_known = False

    def _make(self, layer, *args, **options):
        """Nothing is drawn until the width is known."""
        torch = _torch()
        drawn = torch.get_rng_state()
        layer.__init__(self, *args, **options)
        torch.set_rng_state(drawn)
        setattr(self, self._width, 0)
        # Held here, as a parameter that nobody holds comes back as an ordinary one.
        self.__dict__["_waiting"] = list(self.parameters())
        for parameter in self._waiting:
            parameter.data = torch.empty(0)
            parameter.__class__ = UninitializedParameter

    def reset_parameters(self):
        if self._is_known:
            self.cls_to_become.reset_parameters(self)

    def has_uninitialized_params(self):
        return any(isinstance(parameter, UninitializedParameter) for parameter in self._waiting)

    def _shapes(self, width):
        """The shapes of the parameters that wait, in their order."""
        raise NotImplementedError

    def initialize_parameters(self, input):
        fresh = self.has_uninitialized_params() or not self._waiting  # else a state has been loaded
        width = self._width_of(input)
        setattr(self, self._width, width)
        if fresh:
            for parameter, shape in zip(self._waiting, self._shapes(width)):
                parameter.materialize(shape)
            self._widen(width)
            self.__dict__["_is_known"] = True
            self.reset_parameters()

    def _widen(self, width):
        """What else of the layer is as wide as its input."""

    def _load_from_state_dict(self, state_dict, prefix, *rest):
        for name, parameter in self.named_parameters(recurse=False):
            saved = state_dict.get(prefix + name)
            if isinstance(parameter, UninitializedParameter) and saved is not None:
                if not isinstance(saved, UninitializedParameter):
                    parameter.materialize(saved.shape)
        super()._load_from_state_dict(state_dict, prefix, *rest)

    def forward(self, input, *args, **kwargs):
        with _torch().no_grad():
            self.initialize_parameters(input)
        for name in ("_waiting", "_is_known"):
            self.__dict__.pop(name, None)
        self.__class__ = self.cls_to_become
        return self.forward(input, *args, **kwargs)


class LazyLinear(LazyModuleMixin, Linear):
    cls_to_become = Linear
    _width = "in_features"

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        self._make(Linear, 1, out_features, bias, device, dtype)

    def _width_of(self, input):
        return input.shape[-1]

    def _shapes(self, width):
        return [(self.out_features, width), (self.out_features,)]


class _LazyConv(LazyModuleMixin):
    _spatial = 2

    def __init__(self, out_channels, kernel_size, *args, **options):
        groups = options.get("groups", args[self._groups_at] if len(args) > self._groups_at else 1)
        self._make(self.cls_to_become, groups, out_channels, kernel_size, *args, **options)

    _groups_at = 3  # among the arguments after `kernel_size`

    def _width_of(self, input):
        plain = self._spatial + 1
        if input.dim() not in (plain, plain + 1):
            raise RuntimeError(
                f"Expected {plain}D (unbatched) or {plain + 1}D (batched) input to {type(self).__name__}, but got input "
                f"of size: {input.shape}"
            )
        return input.shape[-plain]

    def _shapes(self, width):
        kernel = tuple(self.kernel_size)
        if self.transposed:
            weight = (width, self.out_channels // self.groups, *kernel)
        else:
            weight = (self.out_channels, width // self.groups, *kernel)
        return [weight, (self.out_channels,)]


class LazyConv1d(_LazyConv, Conv1d):
    cls_to_become = Conv1d
    _spatial = 1


class LazyConv2d(_LazyConv, Conv2d):
    cls_to_become = Conv2d


class LazyConv3d(_LazyConv, Conv3d):
    cls_to_become = Conv3d
    _spatial = 3


class LazyConvTranspose1d(_LazyConv, ConvTranspose1d):
    cls_to_become = ConvTranspose1d
    _spatial = 1


class LazyConvTranspose2d(_LazyConv, ConvTranspose2d):
    cls_to_become = ConvTranspose2d


class LazyConvTranspose3d(_LazyConv, ConvTranspose3d):
    cls_to_become = ConvTranspose3d
    _spatial = 3


class _LazyNorm(LazyModuleMixin):
    _width = "num_features"

    def __init__(
        self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None
    ):
        self._make(self.cls_to_become, 1, eps, momentum, affine, track_running_stats, device, dtype)

    def _width_of(self, input):
        return input.shape[1]

    def _shapes(self, width):
        return [(width,), (width,)]

    def _widen(self, width):
        torch = _torch()
        if self.running_mean is not None:
            self.running_mean, self.running_var = torch.zeros(width), torch.ones(width)


class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
    cls_to_become = BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
    cls_to_become = BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
    cls_to_become = BatchNorm3d


class LazyInstanceNorm1d(_LazyNorm, InstanceNorm1d):
    cls_to_become = InstanceNorm1d


class LazyInstanceNorm2d(_LazyNorm, InstanceNorm2d):
    cls_to_become = InstanceNorm2d


class LazyInstanceNorm3d(_LazyNorm, InstanceNorm3d):
    cls_to_become = InstanceNorm3d
