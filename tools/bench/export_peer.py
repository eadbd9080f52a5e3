"""The peer of the engine's bench: timm's own ViT-Tiny, exported by torch.onnx.

    python tools/bench/export_peer.py WEIGHTS.safetensors PEER.onnx

WEIGHTS are those that our model runs with, so that both give the same logits. Needs torch, timm, safetensors and onnx.
"""

import sys

import timm
import torch
from safetensors.torch import load_file

weights, output = sys.argv[1:]
torch.set_grad_enabled(False)
model = timm.create_model("vit_tiny_patch16_224").eval()
model.load_state_dict(load_file(weights))
torch.onnx.export(
    model,
    (torch.zeros(1, 3, 224, 224),),
    output,
    dynamo=False,
    opset_version=20,
    input_names=["input"],
    output_names=["logits"],
)
