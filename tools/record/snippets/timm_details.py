import timm
m = timm.create_model('vit_tiny_patch16_224', drop_path_rate=0.1, depth=4)
print([b.drop_path1 for b in m.blocks])
# ---
import timm
timm.create_model('vit_tiny_patch16_224', patch_size=0)
# ---
import timm
timm.create_model('vit_tiny_patch16_224', num_classes='a')
# ---
import timm
timm.create_model('resnet18', features_only=True, out_indices=(0, 9))
# ---
import copy, timm, torch
m = timm.create_model('vit_tiny_patch16_224', depth=1).eval()
c = copy.copy(m)
print(c is m, c.blocks is m.blocks, c.head.weight is m.head.weight)
d = copy.deepcopy(m)
print(d.blocks is m.blocks, torch.equal(d.head.weight, m.head.weight))
# ---
from timm.layers import LayerNorm, LayerNorm2d, GELU, Format, create_norm_layer
import torch
print(LayerNorm(8), LayerNorm2d(4), GELU(), Format.NCHW, Format('NLC') is Format.NLC)
print(create_norm_layer('layernorm', 6))
torch.manual_seed(0)
print(LayerNorm2d(3)(torch.randn(1, 3, 2, 2)).shape)
# ---
from timm.models.layers import DropPath, to_2tuple
print(DropPath(0.25), to_2tuple(3))
# ---
import torch
from torch import nn
nn.MultiheadAttention(8, 2)(torch.zeros(4, 8), torch.zeros(2, 4, 8), torch.zeros(2, 4, 8))
# ---
import torch
from torch import nn
nn.MultiheadAttention(8, 2)(torch.zeros(4, 1, 6), torch.zeros(4, 1, 6), torch.zeros(4, 1, 6))
# ---
import torch
from torch import nn
nn.MultiheadAttention(8, 2)(torch.zeros(4, 1, 8), torch.zeros(4, 1, 8), torch.zeros(3, 1, 8))
# ---
import torch
from torch import nn
nn.MultiheadAttention(8, 2)(torch.zeros(8), torch.zeros(8), torch.zeros(8))
# ---
import torch
from torch import nn
print(nn.Dropout(0.5)(torch.arange(3)))
