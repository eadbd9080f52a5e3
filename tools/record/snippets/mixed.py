import torch
from torch import nn
m = nn.Linear(3, 2)
print(str(m), repr(m), f'{m}', [m], {'a': m})
print(m.__class__.__name__, type(m).__name__, type(m.weight).__name__, isinstance(m.weight, torch.Tensor), isinstance(m.weight, nn.Parameter))
print(m.weight is m.weight, m.weight.data is m.weight, hash(m) == hash(m), m == m, m != nn.Linear(3, 2))
print(list(m.named_parameters())[0][0], dict(m.named_parameters()).keys(), len(list(m.parameters())))
# ---
import torch
x = torch.zeros(2, 3)
for row in x:
    row += 1
print(x)
for i in range(x.shape[0]):
    for j in range(x.size(1)):
        x[i, j] = i * 10 + j
print(x, x[1][2], x[1, 2] == 12, 12 in x, (x == 12).nonzero())
# ---
import torch
x = torch.arange(6)
print(x.view(2, 3)[1], x.reshape(3, 2)[:, 1], x[::2].tolist(), x[x.argmax()], x.min().item(), x.float().std().item() > 1)
print(x[None, :].shape, x[:, None].shape, x[..., None, None].shape, x.unsqueeze(0).expand(3, -1).shape)
y = x.view(2, 3)
y[0, 0] = 100
print(x, y.is_contiguous(), y.t().is_contiguous(), y._version if False else 0)
# ---
import torch
def describe(name, t):
    print(f'{name:<10}{str(tuple(t.shape)):<20}{str(t.dtype):<15}{t.numel():>8,}')
describe('x', torch.zeros(1, 3, 224, 224))
describe('tokens', torch.zeros(1, 197, 192))
describe('idx', torch.arange(10))
print('{:.4f}'.format(torch.tensor(0.12345678).item()), '%d' % torch.tensor(3), round(torch.tensor(2.567).item(), 2))
# ---
import math
import torch
d = 64
x = torch.ones(2, d)
print(x.sum() / math.sqrt(d), x.mean().item(), math.sqrt(torch.tensor(16.)), abs(torch.tensor(-2)), max(torch.tensor(1), torch.tensor(2)), divmod(7, 2))
print(torch.tensor(7) // 2, torch.tensor(7) % 4, -torch.tensor(3), torch.tensor(2) ** 3, 2 ** torch.tensor(3), torch.tensor(5) > 3, not torch.tensor(0))
# ---
import torch
try:
    torch.zeros(2, 3) @ torch.zeros(2, 3)
except RuntimeError as e:
    print('caught:', e)
try:
    torch.zeros(3).view(2, 2)
except Exception as e:
    print(type(e), e.args)
finally:
    print('done')
# ---
import torch
from torch import nn
from collections import OrderedDict
net = nn.Sequential(OrderedDict([('fc1', nn.Linear(2, 4)), ('act', nn.ReLU()), ('fc2', nn.Linear(4, 1))]))
print(net, net.fc1, net[0] is net.fc1, list(net.state_dict()), [k for k, _ in net.named_parameters()])
net.fc2 = nn.Linear(4, 5)
print(net(torch.zeros(1, 2)).shape, net[:2])
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        layers = []
        for a, b in zip(sizes, sizes[1:]):
            layers += [nn.Linear(a, b), nn.ReLU()]
        self.net = nn.Sequential(*layers[:-1])
    def forward(self, x):
        return self.net(x)
    def num_params(self):
        return sum(p.numel() for p in self.parameters())
    @property
    def depth(self):
        return len(self.net)
    @classmethod
    def small(cls):
        return cls([4, 3, 2])
n = Net.small()
print(n, n.num_params(), n.depth, n(torch.zeros(2, 4)).shape)
# ---
import torch
from torch import nn
class Multi(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
    def forward(self, x, mask=None, return_dict=False):
        y = self.a(x)
        if return_dict:
            return {'y': y, 'mask': mask}
        return y, x, [y, y]
m = Multi()
y, x, l = m(torch.zeros(1, 2))
print(y.shape, x.shape, len(l), m(torch.zeros(1, 2), return_dict=True)['mask'], m(x=torch.zeros(3, 2), mask=1)[0].shape)
print(sorted(m(torch.zeros(1, 2), return_dict=True)))
# ---
import torch
from torch import nn
class Base(nn.Module):
    def __init__(self):
        super(Base, self).__init__()
        self.conv = nn.Conv2d(1, 2, 3)
    def forward(self, x):
        return self.features(x)
    def features(self, x):
        raise NotImplementedError
class Child(Base):
    def __init__(self):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
    def features(self, x):
        return torch.flatten(self.pool(torch.relu(self.conv(x))), 1)
print(Child()(torch.zeros(1, 1, 5, 5)).shape, Child())
try:
    Base()(torch.zeros(1, 1, 5, 5))
except NotImplementedError as e:
    print('NotImplementedError', repr(str(e)))
# ---
import torch
torch.manual_seed(0)
W = torch.randn(3, 3)
b = torch.randn(3)
x = torch.randn(2, 3)
y = torch.nn.functional.linear(x, W, b)
print(y, torch.allclose(y, x @ W.T + b), torch.allclose(y, torch.addmm(b, x, W.t())), sep='\n')
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
logits = torch.randn(2, 4)
target = torch.tensor([1, 3])
print(F.cross_entropy(logits, target), F.nll_loss(F.log_softmax(logits, 1), target), F.cross_entropy(logits, target, reduction='none'), F.cross_entropy(logits, target, label_smoothing=0.1))
probs = logits.softmax(1)
print(probs, probs.sum(1), probs.argmax(1), (probs.argmax(1) == target).float().mean(), sep='\n')
# ---
import torch
a = torch.ones(2, 2, dtype=torch.float64)
b = torch.ones(2, 2)
print((a + b).dtype, (a.float() * b).dtype, (b + 1).dtype, (torch.arange(2) + 1.5).dtype, (torch.arange(2) / 2).dtype, (torch.tensor([True]) + 1).dtype, a.to(b.dtype).dtype, b.to(a).dtype)
try:
    a @ b
except RuntimeError as e:
    print(e)
# ---
import torch
cls = torch.zeros(1, 1, 4)
patches = torch.arange(12.).reshape(1, 3, 4)
x = torch.cat((cls.expand(patches.shape[0], -1, -1), patches), dim=1)
pos = torch.arange(4.).reshape(1, 4, 1).expand(-1, -1, 4)
print(x + pos, (x + pos)[:, 0], x[:, 1:].mean(dim=1), x.size(), sep='\n')
perm = torch.tensor([2, 0, 1])
print(patches[:, perm], patches.mean(1).equal(patches[:, perm].mean(1)))
# ---
import torch
x = torch.randn(4, 10)
top = x.topk(3, dim=1)
print(top.values.shape, top.indices.shape, torch.sort(x, dim=1)[0].shape, type(top).__name__, len(top), top[0] is top.values if False else True)
v, i = torch.max(x, dim=1)
print(v.shape, i.dtype, torch.gather(x, 1, i[:, None]).squeeze(1).equal(v), x.max().ndim)
# ---
import torch
grid = torch.stack(torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij'), dim=-1)
print(grid.shape, grid.reshape(-1, 2).tolist())
i = torch.arange(4)
pos = i[:, None] / (10000 ** (torch.arange(0, 4, 2) / 4))
pe = torch.zeros(4, 4)
pe[:, 0::2] = torch.sin(pos)
pe[:, 1::2] = torch.cos(pos)
print(pe)
# ---
import torch
from torch import nn
emb = nn.Embedding(4, 3)
with torch.no_grad():
    emb.weight.copy_(torch.arange(12.).reshape(4, 3))
print(emb(torch.tensor([[0, 3]])), emb.weight.shape, emb.num_embeddings, emb)
pool = nn.AvgPool2d(2)
print(pool(torch.arange(16.).reshape(1, 1, 4, 4)), nn.MaxPool2d(2)(torch.arange(16.).reshape(1, 1, 4, 4)).flatten())
# ---
import torch
from torch import nn
conv = nn.Conv2d(1, 1, 2, bias=False)
conv.weight.data = torch.tensor([[[[1., 0.], [0., -1.]]]])
print(conv(torch.arange(9.).reshape(1, 1, 3, 3)), conv.bias, conv.weight)
patch = nn.Conv2d(1, 4, kernel_size=2, stride=2, bias=False)
patch.weight.data = torch.eye(4).reshape(4, 1, 2, 2)
x = torch.arange(16.).reshape(1, 1, 4, 4)
print(patch(x).flatten(2).transpose(1, 2))
# ---
import torch
mask = torch.tril(torch.ones(3, 3))
scores = torch.zeros(3, 3).masked_fill(mask == 0, float('-inf'))
print(mask, scores, scores.softmax(-1), sep='\n')
print(torch.triu(torch.full((2, 2), float('-inf')), diagonal=1))
# ---
import torch
x = torch.tensor([1., 2., 3.], requires_grad=True)
print(x, x.requires_grad, x.detach(), x.data, x.grad_fn, x.is_leaf)
y = x.detach().clone()
y[0] = 5
print(x, y)
w = torch.nn.Parameter(torch.zeros(2))
print(w, w.T.requires_grad, w[0], w.view(1, 2), w + 1, [w])
# ---
import torch, time, random, math, os, sys, json, re, itertools, functools, collections
t = time.time()
random.seed(0)
print(math.prod((2, 3)), json.dumps({'shape': list(torch.zeros(2, 3).shape)}), random.randint(1, 1), functools.reduce(lambda a, b: a * b, torch.zeros(2, 3).shape), isinstance(time.time() - t, float))
print(collections.Counter(torch.tensor([1, 1, 2]).tolist()), list(itertools.product(range(2), repeat=2)), re.sub(r'\d', '#', 'blocks.11'))
# ---
import torch
from typing import Optional, Tuple, List
from dataclasses import dataclass
@dataclass
class Cfg:
    dim: int = 8
    heads: int = 2
    def head_dim(self) -> int:
        return self.dim // self.heads
def f(x: torch.Tensor, cfg: Optional[Cfg] = None) -> Tuple[int, ...]:
    cfg = cfg or Cfg()
    return tuple(x.reshape(x.shape[0], -1, cfg.heads, cfg.head_dim()).transpose(1, 2).shape)
print(Cfg(), f(torch.zeros(2, 5, 8)), f.__annotations__['x'])
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, depth=2, num_classes=3)
groups = {}
for n, p in m.named_parameters():
    groups.setdefault(n.split('.')[0], 0)
    groups[n.split('.')[0]] += p.numel()
print(groups, sum(groups.values()))
print({n: tuple(b.shape) for n, b in m.named_buffers()}, [n for n, mod in m.named_modules() if isinstance(mod, torch.nn.LayerNorm)])
print(sum(isinstance(mod, torch.nn.Identity) for mod in m.modules()), len(list(m.modules())), m.blocks[0].attn.qkv.weight.shape, m.blocks[-1].norm2.eps)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, depth=1).eval()
x = torch.zeros(1, 3, 224, 224)
a = m.blocks[0].attn
t = m._pos_embed(m.patch_embed(x))
B, N, C = t.shape
qkv = a.qkv(m.blocks[0].norm1(t)).reshape(B, N, 3, a.num_heads, a.head_dim).permute(2, 0, 3, 1, 4)
q, k, v = qkv.unbind(0)
attn = (q * a.scale) @ k.transpose(-2, -1)
attn = attn.softmax(dim=-1)
print(qkv.shape, attn.shape, f'{attn[0, 0, 0].sum():.4f}', attn[:, :, 0, 1:].reshape(1, 3, 14, 14).shape, attn.mean(dim=1).shape)
y = a.proj((attn @ v).transpose(1, 2).reshape(B, N, C))
print(y.shape, torch.allclose(y, a(m.blocks[0].norm1(t)), atol=1e-5))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
m.reset_classifier(num_classes=0, global_pool='avg')
print(m.head, m.global_pool, m.fc_norm, m.norm)
print(m.no_weight_decay() == {'pos_embed', 'cls_token', 'dist_token', 'reg_token'}, m.get_classifier())
print(m.patch_embed.num_patches, m.patch_embed.img_size, m.patch_embed.patch_size, m.patch_embed.grid_size, m.patch_embed.flatten, m.patch_embed.strict_img_size)
print(m.feature_info[-1], m.num_reg_tokens, m.has_class_token, m.no_embed_class, m.dynamic_img_size, m.in_chans)
# ---
import torch, timm
from torch import nn
class Classifier(nn.Module):
    def __init__(self, name, classes):
        super().__init__()
        self.backbone = timm.create_model(name, pretrained=False, num_classes=0)
        self.fc = nn.Linear(self.backbone.num_features, classes)
    def forward(self, x):
        return self.fc(self.backbone(x))
for name in ('vit_tiny_patch16_224', 'resnet18'):
    m = Classifier(name, 7)
    print(name, m(torch.zeros(2, 3, 224, 224)).shape, sum(p.numel() for p in m.parameters()), list(m.state_dict())[-2:])
# ---
import torch
x = torch.rand(2, 3)
x.foo = 3
print(x.foo, hasattr(x, 'shape'), hasattr(x, 'nope'), callable(x.view), x.__class__, x.dtype is torch.float32, torch.float is torch.float32, x.dtype == torch.float64)
print(torch.Size([1, 2]) + torch.Size([3]), torch.Size((4, 5)).numel(), torch.zeros(3).size() == (3,), isinstance(x.shape, tuple), max(x.shape), sum(x.shape), 3 in x.shape, x.shape.index(3))
# ---
import torch
a = torch.zeros(2)
def g(t):
    t[0] = 1
    t = t + 1
    return t
print(g(a), a)
l = [torch.tensor(i) for i in range(3)]
print(torch.stack(l), sum(l), torch.tensor(l), [t.item() for t in l], max(l), torch.cat([t[None] for t in l]))
d = {torch.tensor(1): 'x'}
print(len(d), torch.tensor(1) in d)
# ---
import torch
print(torch.zeros(2, 3).new_tensor([1, 2]), torch.zeros(2).new_full((2,), 3.), torch.ones_like(torch.zeros(2, dtype=torch.int64)), torch.empty_like(torch.zeros(2, 3)).shape, torch.zeros((2, 3)).shape, torch.zeros([2, 3]).shape, torch.ones(torch.Size([2])))
print(torch.arange(3, dtype=torch.float32), torch.arange(0., 1., .3), torch.linspace(0, 1, steps=3), torch.full([2], 1), torch.full((1,), True), torch.eye(2, dtype=torch.int64))
