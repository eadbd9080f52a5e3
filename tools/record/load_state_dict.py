"""Records tests/fixtures/weights/load_state_dict.json: for several models and files, what `load_state_dict` says.

Each case has the model's class, the shapes that it `expects`, the shapes it `found`, both in state_dict order, and
the `message` of the RuntimeError, or null where PyTorch loads without complaint.

Run with PyTorch and timm installed: python tools/record/load_state_dict.py
"""

import json
import pathlib

import torch
from timm.models.resnet import BasicBlock, ResNet
from timm.models.vision_transformer import VisionTransformer


def vit(**options):
    small = dict(img_size=32, patch_size=8, embed_dim=16, depth=1, num_heads=2, num_classes=10)
    return VisionTransformer(**{**small, **options})


def resnet(**options):
    return ResNet(BasicBlock, [1, 1, 1, 1], channels=[4, 4, 4, 4], num_classes=3, **options)


class Temperature(torch.nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.temperature = torch.nn.Parameter(torch.zeros(shape))


def without(state, *ends):
    return {name: value for name, value in state.items() if not name.endswith(ends)}


CASES = {
    "the same model": (vit(), vit().state_dict()),
    "another number of classes": (vit(), vit(num_classes=1000).state_dict()),
    "a file without a head": (vit(), vit(num_classes=0).state_dict()),
    "a model without a head": (vit(num_classes=0), vit().state_dict()),
    "another image size and a class token less": (
        vit(class_token=False, global_pool="avg"),
        vit(img_size=64).state_dict(),
    ),
    "missing, unexpected and mismatched at once": (
        vit(),
        {**without(vit(num_classes=3).state_dict(), "cls_token", "norm.bias"), "extra": torch.zeros(1)},
    ),
    "a file of another family": (Temperature(2), resnet().state_dict()),
    "a file without num_batches_tracked": (resnet(), without(resnet().state_dict(), "num_batches_tracked")),
    "one number where a scalar is wanted": (Temperature(()), {"temperature": torch.zeros(1)}),
    "three numbers where a scalar is wanted": (Temperature(()), {"temperature": torch.zeros(3)}),
    "a scalar where one number is wanted": (Temperature(1), {"temperature": torch.zeros(())}),
    "a matrix where a scalar is wanted": (Temperature(()), {"temperature": torch.zeros(1, 1)}),
}


def shapes(state):
    return {name: list(value.shape) for name, value in state.items()}


cases = []
for title, (model, state) in CASES.items():
    try:
        model.load_state_dict(dict(state))
        message = None
    except RuntimeError as error:
        message = str(error)
    expected = shapes(model.state_dict())
    cases.append(
        dict(title=title, model=type(model).__name__, expects=expected, found=shapes(state), message=message)
    )
path = pathlib.Path(__file__).parents[2] / "tests/fixtures/weights/load_state_dict.json"
path.write_text(json.dumps({"torch": torch.__version__, "cases": cases}, indent=1) + "\n")
