"""ResNet; after `resnet.py`."""

from torch._bridge import call
from torch.nn.modules.module import Module, forward_of, kind_of

from .vision_transformer import _Backbone


class _Residual(Module):
    downsample = None
    se = None
    drop_path = None
    forward = forward_of("x")

    def __init__(self, inplanes, planes, stride=1, downsample=None, **options):
        if options:
            raise NotImplementedError(
                f"{next(iter(options))}= of {type(self).__name__}() is part of timm but not of this page."
            )
        self._build(type(self)._kind, inplanes, planes, {"stride": stride, "downsample": downsample})
        if downsample is not None:
            self._kids["downsample"] = downsample

    def __getattribute__(self, name):
        if name == "downsample":  # a class attribute where there is none, a child where there is one
            return _child_or_none(self, name)
        return object.__getattribute__(self, name)


def _child_or_none(module, name):
    children = dict(module._children())
    return children.get(name)


@kind_of("BasicBlock")
class BasicBlock(_Residual):
    expansion = 1


@kind_of("Bottleneck")
class Bottleneck(_Residual):
    expansion = 4


@kind_of("ResNet")
class ResNet(_Backbone):
    _has_fc = True

    def __init__(
        self, block, layers, num_classes=1000, in_chans=3, output_stride=32, global_pool="avg", **options
    ):
        known = {name: options.pop(name) for name in ("channels", "drop_rate", "zero_init_last") if name in options}
        if options or output_stride != 32:
            name = next(iter(options), "output_stride")
            raise NotImplementedError(f"{name}= of ResNet() is part of timm but not of this page.")
        self._build(
            "ResNet",
            block._kind,
            list(layers),
            {"num_classes": num_classes, "in_chans": in_chans, "global_pool": global_pool, **known},
        )

    forward = forward_of("x")

    def get_classifier(self, name_only=False):
        return "fc" if name_only else self.fc

    def reset_classifier(self, num_classes, global_pool="avg"):
        self._invoke("reset_classifier", num_classes, global_pool)

    def group_matcher(self, coarse=False):
        return {
            "stem": r"^conv1|bn1|maxpool",
            "blocks": r"^layer(\d+)" if coarse else r"^layer(\d+)\.(\d+)",
        }

    def forward_intermediates(
        self, x, indices=None, norm=False, stop_early=False, output_fmt="NCHW", intermediates_only=False
    ):
        assert output_fmt in ("NCHW",), "Output shape must be NCHW."
        if stop_early:
            raise NotImplementedError("stop_early= of ResNet.forward_intermediates() is not part of this page.")
        options = {"indices": indices if indices is None or isinstance(indices, int) else list(indices)}
        final, intermediates, _ = call("forward_intermediates", "", self, x, options)
        return list(intermediates) if intermediates_only else (final, list(intermediates))


def __getattr__(name):
    if not name.startswith("_"):
        from . import is_model, model_entrypoint

        if is_model(name):
            return model_entrypoint(name)
    raise AttributeError(f"module 'timm.models.resnet' has no attribute '{name}'")
