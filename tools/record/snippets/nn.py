import torch
from torch import nn
class Block(nn.Module):
    def __init__(self, dim, heads=2):
        super().__init__()
        self.norm1 = nn.LayerNorm(dim)
        self.attn = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.norm2 = nn.LayerNorm(dim)
        self.mlp = nn.Sequential(nn.Linear(dim, dim * 4), nn.GELU(), nn.Linear(dim * 4, dim))
    def forward(self, x):
        h = self.norm1(x)
        x = x + self.attn(h, h, h, need_weights=False)[0]
        return x + self.mlp(self.norm2(x))
b = Block(8)
print(b)
print(b(torch.zeros(2, 5, 8)).shape, sum(p.numel() for p in b.parameters()))
for n, p in b.named_parameters():
    print(n, tuple(p.shape), p.requires_grad)
# ---
import torch
from torch import nn
class PatchEmbed(nn.Module):
    def __init__(self, img_size=32, patch_size=8, in_chans=3, embed_dim=16):
        super().__init__()
        self.num_patches = (img_size // patch_size) ** 2
        self.proj = nn.Conv2d(in_chans, embed_dim, kernel_size=patch_size, stride=patch_size)
    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)
class ViT(nn.Module):
    def __init__(self, num_classes=10, dim=16, depth=2):
        super().__init__()
        self.patch_embed = PatchEmbed(embed_dim=dim)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos_embed = nn.Parameter(torch.zeros(1, self.patch_embed.num_patches + 1, dim))
        self.blocks = nn.ModuleList([nn.TransformerEncoderLayer(dim, 4, 32, batch_first=True) for _ in range(depth)])
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, num_classes)
    def forward(self, x):
        x = self.patch_embed(x)
        cls = self.cls_token.expand(x.size(0), -1, -1)
        x = torch.cat([cls, x], dim=1) + self.pos_embed
        for blk in self.blocks:
            x = blk(x)
        return self.head(self.norm(x)[:, 0])
m = ViT().eval()
print(m)
print(m(torch.zeros(2, 3, 32, 32)).shape)
print(list(m.state_dict())[:8], len(list(m.modules())))
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 16, 4))
print(net)
x = torch.zeros(2, 3, 8, 8)
for layer in net:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
net.eval()
print(net.training, net[1].training, net[1].running_mean.shape, [n for n, _ in net.named_buffers()])
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
net.append(nn.Linear(3, 1))
net.insert(1, nn.Identity())
print(net)
del net[1]
net[1] = nn.GELU()
print(net, len(net), net[0] is net[0], net[-1], net[1:])
net.extend([nn.Sigmoid()])
net.add_module('out', nn.Softmax(dim=1))
print(net, [n for n, _ in net.named_children()])
# ---
import torch
from torch import nn
ml = nn.ModuleList([nn.Linear(1, 1)])
ml.append(nn.ReLU())
ml += [nn.Linear(1, 2), nn.Linear(1, 2)]
ml.insert(0, nn.Identity())
print(ml, len(ml), ml[0], ml[-1], ml[1:3], sep='\n')
md = nn.ModuleDict({'a': nn.Linear(1, 1), 'b': nn.ReLU()})
md['c'] = nn.Identity()
print(md, list(md.keys()), 'a' in md, md['b'], len(md))
for k, v in md.items():
    print(k, v)
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.ones(2, 2))
        self.register_buffer('b', torch.zeros(2))
        self.register_buffer('tmp', torch.zeros(1), persistent=False)
        self.register_parameter('none', None)
        self.n = 3
        self.name = 'x'
    def forward(self, x, scale=1.0):
        return x @ self.w * scale + self.b
    def extra_repr(self):
        return f'n={self.n}'
m = Net()
print(m, m.none, m.n, m.name)
print([n for n, _ in m.named_parameters()], [n for n, _ in m.named_buffers()], list(m.state_dict()))
print(m(torch.ones(1, 2)), m(torch.ones(1, 2), scale=2.0), m.forward(torch.ones(1, 2)))
# ---
import torch
from torch import nn
l = nn.Linear(2, 2)
with torch.no_grad():
    l.weight.copy_(torch.eye(2))
    l.bias.zero_()
print(l(torch.tensor([[1., 2.]])))
l.weight.data.fill_(1)
l.bias.data = torch.tensor([10., 20.])
print(l(torch.tensor([[1., 2.]])), l.weight, l.bias)
l.weight = nn.Parameter(torch.zeros(2, 2))
print(l.weight, l.weight.data, l.weight.shape)
for p in l.parameters():
    p.requires_grad = False
print([p.requires_grad for p in l.parameters()], l.weight)
# ---
import torch
from torch import nn
acts = {}
def hook(name):
    def f(module, inp, out):
        acts[name] = out.detach()
    return f
net = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
handles = [m.register_forward_hook(hook(n)) for n, m in net.named_modules() if n]
net(torch.zeros(3, 2))
print({k: tuple(v.shape) for k, v in acts.items()})
for h in handles:
    h.remove()
acts.clear()
net(torch.zeros(3, 2))
print(acts)
# ---
import torch
from torch import nn
l = nn.Identity()
l.register_forward_pre_hook(lambda m, args: (args[0] + 1,))
l.register_forward_hook(lambda m, args, out: out * 10)
print(l(torch.tensor([1., 2.])))
def show(m, args, out):
    print(type(m).__name__, [tuple(a.shape) for a in args], tuple(out.shape))
net = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 5))
for m in net.modules():
    m.register_forward_hook(show)
net(torch.zeros(2, 3))
# ---
import torch
from torch import nn
a = nn.Linear(2, 3)
b = nn.Linear(2, 3)
print(b.load_state_dict(a.state_dict()))
print(torch.equal(a.weight, b.weight), a.weight is b.weight)
sd = a.state_dict()
print(list(sd), sd['bias'].shape, type(sd).__name__)
del sd['bias']
print(b.load_state_dict(sd, strict=False))
try:
    b.load_state_dict(sd)
except RuntimeError as e:
    print(e)
try:
    nn.Linear(2, 4).load_state_dict(a.state_dict())
except RuntimeError as e:
    print(e)
# ---
import torch
from torch import nn
net = nn.Sequential(*[nn.Linear(2, 2)] * 3)
print(net, sum(p.numel() for p in net.parameters()), len(list(net.parameters())), net[0] is net[2], len(net.state_dict()))
print(len(list(net.modules())), len(list(net.children())))
# ---
import torch
from torch import nn
def init(m):
    if isinstance(m, nn.Linear):
        nn.init.ones_(m.weight)
        nn.init.zeros_(m.bias)
    print(type(m).__name__)
net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU(), nn.Linear(2, 1)))
net.apply(init)
print(net(torch.ones(1, 2)), isinstance(net, nn.Module), isinstance(net[0], nn.Linear), isinstance(net[1], nn.Sequential))
for n, m in net.named_modules():
    print(repr(n), type(m).__name__)
print(net.get_submodule('1.1'), net.get_parameter('0.weight').shape)
# ---
import torch
from torch import nn
for m in [nn.Conv2d(3, 8, (3, 5), stride=(2, 1), padding=(1, 2), dilation=2, groups=1), nn.Conv2d(4, 4, 3, groups=4, bias=False), nn.Conv2d(1, 1, 3, padding='same'),
          nn.LayerNorm([4, 5], elementwise_affine=False), nn.LayerNorm(4, bias=False), nn.AvgPool2d(2, stride=1), nn.AdaptiveAvgPool2d((1, None)), nn.Embedding(10, 4),
          nn.LeakyReLU(0.2), nn.Sigmoid(), nn.Tanh(), nn.SiLU(), nn.ELU(), nn.Softplus(), nn.LogSoftmax(dim=1), nn.GELU(approximate='tanh'), nn.Unflatten(1, (2, 3)), nn.Dropout(), nn.Dropout(0), nn.MultiheadAttention(8, 2)]:
    print(m)
# ---
import torch
from torch import nn
l = nn.Linear(3, 2)
print(l.in_features, l.out_features, l.bias is not None, l.weight.shape, l.weight.T.shape, l.weight.numel(), l.training)
c = nn.Conv2d(3, 8, 3, stride=2)
print(c.kernel_size, c.stride, c.padding, c.in_channels, c.out_channels, c.groups, c.dilation, c.weight.shape, c.bias.shape)
n = nn.LayerNorm(4)
print(n.normalized_shape, n.eps, n.weight, n.bias, n.elementwise_affine)
d = nn.Dropout(0.1)
print(d.p, d.inplace, nn.Flatten().start_dim, nn.Softmax(dim=-1).dim, nn.MaxPool2d(2).kernel_size, nn.BatchNorm2d(3).momentum)
# ---
import torch
from torch import nn
class Wrapper(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module
    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)
class Residual(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn
    def forward(self, x, **kw):
        return self.fn(x, **kw) + x
m = Residual(Wrapper(nn.Linear(2, 2, bias=False)))
print(m, m(torch.zeros(1, 2)), [n for n, _ in m.named_parameters()])
seq = nn.Sequential(m, nn.Identity())
print(seq(torch.zeros(1, 2)).shape, [type(c).__name__ for c in seq.children()])
# ---
import torch
from torch import nn
class MyLinear(nn.Linear):
    def forward(self, x):
        return super().forward(x) * 0 + 1
class Twice(nn.Sequential):
    def forward(self, x):
        return super().forward(super().forward(x))
m = MyLinear(2, 3)
print(m, m(torch.zeros(1, 2)), isinstance(m, nn.Linear), type(m).__name__)
t = Twice(nn.ReLU(), nn.Identity())
print(t, t(torch.tensor([-1., 1.])))
s = nn.Sequential(MyLinear(2, 2), nn.ReLU())
print(s, s(torch.zeros(1, 2)))
# ---
import torch
from torch import nn
bn = nn.BatchNorm2d(2)
x = torch.arange(16.).reshape(2, 2, 2, 2)
print(bn(x).mean().abs() < 1e-6, bn.running_mean, bn.running_var, bn.num_batches_tracked)
bn.eval()
print(bn(x)[0, 0])
print([k for k in bn.state_dict()], bn.weight.shape)
# ---
import torch
from torch import nn
enc = nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16, batch_first=True, activation='gelu', norm_first=True)
print(enc)
print(enc.eval()(torch.zeros(2, 3, 8)).shape)
model = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), num_layers=2).eval()
print(model(torch.zeros(1, 3, 8)).shape, len(model.layers))
# ---
import torch
from torch import nn
import torch.nn.functional as F
class Attention(nn.Module):
    def __init__(self, dim, num_heads=4, qkv_bias=True):
        super().__init__()
        assert dim % num_heads == 0, 'dim should be divisible by num_heads'
        self.num_heads = num_heads
        self.scale = (dim // num_heads) ** -0.5
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)
    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, C // self.num_heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        attn = F.softmax((q @ k.transpose(-2, -1)) * self.scale, dim=-1)
        self.last = attn
        x = (attn @ v).transpose(1, 2).reshape(B, N, C)
        return self.proj(x)
m = Attention(8)
print(m(torch.ones(2, 3, 8)).shape, m.last.shape, m.last[0, 0])
print(m, m.scale, m.num_heads)
try:
    Attention(10)
except AssertionError as e:
    print('AssertionError', e)
# ---
import torch, copy
from torch import nn
a = nn.Linear(2, 2)
b = copy.deepcopy(a)
print(torch.equal(a.weight, b.weight), a is b, a.weight is b.weight)
with torch.no_grad():
    b.weight.zero_()
print(a.weight.abs().sum() > 0, b.weight)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
        self.k = 3
    def forward(self, x):
        return self.l(x)
n = Net()
m = copy.deepcopy(n)
print(m, m.k, torch.equal(n.l[0].weight, m.l[0].weight), m(torch.zeros(1, 2)).shape)
# ---
import torch
from torch import nn
m = nn.Linear(2, 2).double()
print(m.weight.dtype, m(torch.zeros(1, 2, dtype=torch.float64)).dtype, m.half().weight.dtype, m.float().weight.dtype, m.to(torch.float32).bias.dtype, next(m.parameters()).device)
print(m.train().training, m.eval().training, m.requires_grad_(False).weight.requires_grad, m.zero_grad())
loss = nn.CrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([0, 1]))
print(loss, nn.MSELoss()(torch.ones(2), torch.zeros(2)), nn.CrossEntropyLoss())
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2)]
        self.fc = nn.Linear(2, 1)
    def forward(self, x):
        for l in self.layers:
            x = l(x)
        return self.fc(x)
n = Net()
print(n, len(list(n.parameters())), n(torch.zeros(1, 2)).shape)
n.fc = nn.Identity()
n.extra = nn.ReLU()
print(n, hasattr(n, 'fc'), hasattr(n, 'nope'), getattr(n, 'nope', None))
del n.extra
print(n, '_modules' in dir(n), list(n._modules), list(n._parameters))
# ---
import torch
from torch import nn
x = torch.zeros(2, 3, 8, 8)
print(nn.Unfold(4, stride=4)(x).shape, nn.Upsample(scale_factor=2)(x).shape, nn.ZeroPad2d(1)(x).shape, nn.AdaptiveMaxPool2d(2)(x).shape, nn.PixelShuffle(2)(torch.zeros(1, 4, 2, 2)).shape)
print(nn.Upsample(scale_factor=2), nn.Unfold(4, stride=4), nn.Softmax(dim=1)(torch.zeros(1, 2)), nn.CosineSimilarity()(torch.ones(1, 2), torch.ones(1, 2)))
# ---
import torch
from torch import nn
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
total = sum(p.numel() for p in model.parameters())
trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f'{total:,} {trainable:,}')
for name, param in model.named_parameters():
    if '0.' in name:
        param.requires_grad_(False)
print([(n, p.requires_grad) for n, p in model.named_parameters()])
print(sum(p.numel() for p in model.parameters() if p.requires_grad), model[0].weight[0, 0].requires_grad)
backbone = nn.Sequential(*list(model.children())[:-1])
print(backbone, backbone(torch.zeros(1, 4)).shape)
