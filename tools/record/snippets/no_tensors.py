import numpy as np
import timm
from timm.layers import DropPath, LayerScale, Mlp, PatchEmbed
def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
m = timm.create_model("vit_tiny_patch16_224", depth=1).eval()
x, tokens = np.zeros((1, 3, 224, 224), np.float32), np.zeros((1, 3, 192), np.float32)
for f in (m, m.forward_features, m.patch_embed, m.forward_intermediates, m.get_intermediate_layers):
    tried(lambda: f(x))
for f in (m.blocks, m.blocks[0], m.blocks[0].attn, m.blocks[0].mlp, m.norm, m.forward_head, m._pos_embed):
    tried(lambda: f(tokens))
for wrong in ([1], "cat.jpg", None):
    for f in (m, m.patch_embed, m.blocks[0], m.blocks[0].attn, m.pool, m.forward_head, Mlp(4), DropPath(0.1)):
        tried(lambda: f(wrong))
# ---
import numpy as np
import timm
from timm.layers import PatchEmbed
def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
r = timm.create_model("resnet18").eval()
x = np.zeros((1, 3, 224, 224), np.float32)
for f in (r, r.forward_features, r.layer1, r.layer1[0], PatchEmbed(8, 4, 3, 2)):
    tried(lambda: f(x))
    tried(lambda: f([1]))
# ---
import torch
from torch import nn
def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
def data(value):
    layer = nn.Linear(1, 1)
    layer.weight.data = value
    return layer.weight
for value in (3, None, [1.0], torch.ones(2, 2, dtype=torch.long), torch.ones(2, 2, dtype=torch.bool), torch.ones(2, 1).half()):
    tried(lambda: data(value))
for place in (1, nn.Linear(1, 1)):
    tried(lambda: nn.Linear(1, 1).to(place))
tried(lambda: nn.Linear(1, 1).to(foo=1))
print(torch.zeros(2, 3)[torch.tensor(1, dtype=torch.uint8)].shape, torch.zeros(2, 3)[torch.tensor(0, dtype=torch.uint8)].shape)
bn = nn.BatchNorm1d(2)
bn.running_mean = nn.Parameter(torch.ones(2))
print(list(dict(bn.named_parameters())), [name for name, _ in bn.named_buffers()], list(bn.state_dict()))
tried(lambda: setattr(bn, "running_mean", torch.ones(2)))
