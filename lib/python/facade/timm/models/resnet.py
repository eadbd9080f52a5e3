"""ResNet; after `resnet.py`."""

from functools import partial

from torch import nn
from torch import _verbs as verbs
from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory

from ..layers.create import get_act_layer
from ._backbone import Backbone, only


class _Residual(Module):
    se = None
    forward = forward_of("x")

    def _first_step(self, x):
        self.conv1(x)

    def __init__(
        self,
        inplanes,
        planes,
        stride=1,
        downsample=None,
        cardinality=1,
        base_width=64,
        reduce_first=1,
        dilation=1,
        first_dilation=None,
        act_layer=nn.ReLU,
        norm_layer=nn.BatchNorm2d,
        attn_layer=None,
        aa_layer=None,
        drop_block=None,
        drop_path=None,
        device=None,
        dtype=None,
    ):
        kind = type(self)._kind
        refuse_factory(kind, device, dtype)
        if kind == "BasicBlock":
            assert cardinality == 1, "BasicBlock only supports cardinality of 1"
            assert base_width == 64, "BasicBlock does not support changing base width"
        only(
            kind,
            cardinality=(cardinality, 1),
            base_width=(base_width, 64),
            reduce_first=(reduce_first, 1),
            norm_layer=(norm_layer, nn.BatchNorm2d),
            attn_layer=(attn_layer, None),
            aa_layer=(aa_layer, None),
            drop_block=(drop_block, None),
        )
        options = {"stride": stride, "dilation": dilation, "first_dilation": first_dilation}
        given = {"downsample": downsample, "drop_path": drop_path}
        self._build(kind, inplanes, planes, {**options, **given, "act_layer": in_place(act_layer)})
        self._kids.update({name: child for name, child in given.items() if child is not None})

    def __getattribute__(self, name):
        if name in ("downsample", "drop_path"):  # None where there is none, else a child
            return dict(self._children()).get(name)
        return object.__getattribute__(self, name)


def in_place(act_layer):
    """ResNet's activations write over what they read."""
    layer = get_act_layer(act_layer)
    return layer if layer is None else partial(layer, inplace=True)


@kind_of("BasicBlock")
class BasicBlock(_Residual):
    expansion = 1


@kind_of("Bottleneck")
class Bottleneck(_Residual):
    expansion = 4


@kind_of("ResNet")
class ResNet(Backbone):
    _has_fc = True

    def __init__(
        self,
        block,
        layers,
        num_classes=1000,
        in_chans=3,
        output_stride=32,
        global_pool="avg",
        cardinality=1,
        base_width=64,
        stem_width=64,
        stem_type="",
        replace_stem_pool=False,
        block_reduce_first=1,
        down_kernel_size=1,
        avg_down=False,
        channels=(64, 128, 256, 512),
        act_layer=nn.ReLU,
        norm_layer=nn.BatchNorm2d,
        aa_layer=None,
        drop_rate=0.0,
        drop_path_rate=0.0,
        drop_block_rate=0.0,
        zero_init_last=True,
        block_args=None,
        device=None,
        dtype=None,
    ):
        refuse_factory("ResNet", device, dtype)
        only(
            "ResNet",
            cardinality=(cardinality, 1),
            base_width=(base_width, 64),
            stem_type=(stem_type, ""),
            replace_stem_pool=(replace_stem_pool, False),
            block_reduce_first=(block_reduce_first, 1),
            down_kernel_size=(down_kernel_size, 1),
            avg_down=(avg_down, False),
            norm_layer=(norm_layer, nn.BatchNorm2d),
            aa_layer=(aa_layer, None),
            drop_block_rate=(drop_block_rate, 0.0),
            block_args=(block_args or None, None),
        )
        self._build(
            "ResNet",
            block._kind,
            list(layers),
            {
                "num_classes": num_classes,
                "in_chans": in_chans,
                "output_stride": output_stride,
                "global_pool": global_pool,
                "channels": list(channels),
                "act_layer": in_place(act_layer),
                "drop_rate": drop_rate,
                "drop_path_rate": drop_path_rate,
                "zero_init_last": zero_init_last,
            },
        )

    forward = forward_of("x")

    def _first_step(self, x):
        self.conv1(x)

    _first_step_of = {"forward_head": lambda self, x: self.global_pool(x)}

    def get_classifier(self, name_only=False):
        return "fc" if name_only else self.fc

    def reset_classifier(self, num_classes, global_pool="avg"):
        self._invoke("reset_classifier", num_classes, global_pool)

    def prune_intermediate_layers(self, indices=1, prune_norm=False, prune_head=True):
        indices = indices if isinstance(indices, int) else list(indices)
        return list(self._invoke("prune_intermediate_layers", indices, prune_norm, prune_head))

    def init_weights(self, zero_init_last=True):
        self._invoke("init_weights", zero_init_last)

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
            raise NotImplementedError(
                "stop_early= of ResNet.forward_intermediates() is not part of this page."
            )
        options = {"indices": indices if indices is None or isinstance(indices, int) else list(indices)}
        final, intermediates, _ = verbs.forward_intermediates(self, x, options)
        return list(intermediates) if intermediates_only else (final, list(intermediates))


def __getattr__(name):
    if not name.startswith("_"):
        from . import is_model, model_entrypoint

        if is_model(name):
            return model_entrypoint(name)
    raise AttributeError(f"module 'timm.models.resnet' has no attribute '{name}'")
