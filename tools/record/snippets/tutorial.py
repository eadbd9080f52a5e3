import torch
import timm
model = timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes=10)
o = model(torch.randn(2, 3, 224, 224))
print(f'Classification layer shape: {o.shape}')
o = model.forward_features(torch.randn(2, 3, 224, 224))
print(f'Feature shape: {o.shape}')
print('cls token:', o[:, 0].shape, 'patch tokens:', o[:, 1:].shape)
print(model.default_cfg['input_size'], model.default_cfg['mean'])
# ---
import torch
import torch.nn as nn
x = torch.rand(16, 3, 224, 224)
conv = nn.Conv2d(3, 768, kernel_size=16, stride=16)
y = conv(x[:1])
print(y.shape)
print(y.flatten(2).shape)
print(y.flatten(2).transpose(1, 2).shape)
cls_token = nn.Parameter(torch.zeros(1, 1, 768))
tokens = torch.cat([cls_token.expand(1, -1, -1), y.flatten(2).transpose(1, 2)], dim=1)
pos_embed = nn.Parameter(torch.zeros(1, 197, 768))
print(tokens.shape, (tokens + pos_embed).shape)
# ---
import torch
x = torch.tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
print(torch.flatten(x))
print(torch.flatten(x, start_dim=1))
print(x.flatten(1, 2).shape, x.flatten(-2).shape)
# ---
from torch import nn
def block(i):
    return nn.Linear(i, i + 1)
layers = [block(i) for i in range(3)]
print(nn.Sequential(*layers))
print(*[1, 2, 3], [*range(3)])
# ---
import torch
from torch import nn
m = nn.Identity(54, unused_argument1=0.1)
print(m, m(torch.ones(2)), isinstance(m, nn.Identity))
norm = None
net = nn.Sequential(nn.Linear(2, 2), norm if norm else nn.Identity())
print(net)
# ---
import timm
import torch.nn as nn
model = timm.create_model('vit_tiny_patch16_224', pretrained=False)
model.head = nn.Linear(model.head.in_features, 3600)
print(model.head)
print(model.patch_embed)
print(model.blocks[0].mlp)
print(model.norm)
# ---
import torch, timm
model = timm.create_model('vit_tiny_patch16_224', pretrained=False)
model.eval()
with torch.no_grad():
    out = model(torch.zeros(1, 3, 224, 224))
probabilities = torch.nn.functional.softmax(out[0], dim=0)
print(probabilities.shape, f'{probabilities.sum().item():.4f}')
top5_prob, top5_catid = torch.topk(probabilities, 5)
print(top5_prob.shape, top5_catid.dtype)
print(torch.topk(out.softmax(dim=1) * 100, k=5)[0].shape)
# ---
import torch
B, C, H, W = 2, 3, 32, 32
p = 8
x = torch.arange(B * C * H * W).reshape(B, C, H, W).float()
patches = x.unfold(2, p, p).unfold(3, p, p).permute(0, 2, 3, 1, 4, 5).contiguous().view(B, -1, C * p * p)
print(patches.shape, patches[0, 0, :4], patches.mean())
conv = torch.nn.Conv2d(C, 4, p, p)
w = conv.weight.flatten(1)
print(torch.allclose(conv(x).flatten(2).transpose(1, 2), patches @ w.T + conv.bias, rtol=1e-3, atol=1e-2))
# ---
import torch
class Config:
    dim = 8
    heads = 2
cfg = Config()
q = torch.zeros(1, 4, cfg.dim).view(1, 4, cfg.heads, -1).transpose(1, 2)
print(q.shape)
print(dict(a=q.shape, n=q.numel()), {k: v for k, v in zip('ab', q.shape)})
assert q.shape == (1, 2, 4, 4)
print(' x '.join(str(s) for s in q.shape), len(q.shape), tuple(q.size()), q.size(2))
