import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.n = 4
print(Net())
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.n = 4
list(Net().parameters())
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.n = 4
        self.register_buffer('b', torch.zeros(2))
Net()
# ---
import torch
from torch import nn
m = nn.Module()
for f in [lambda: m.register_parameter('a.b', nn.Parameter(torch.zeros(1))), lambda: m.register_parameter('', None), lambda: m.register_parameter(3, None), lambda: m.register_parameter('p', torch.zeros(1)),
          lambda: m.register_buffer('b.c', torch.zeros(1)), lambda: m.register_buffer('', None), lambda: m.register_buffer('b', 3), lambda: m.register_buffer('training', torch.zeros(1)), lambda: m.add_module('x', 3), lambda: m.add_module('x.y', nn.Identity()), lambda: m.add_module('', nn.Identity()), lambda: m.add_module(3, nn.Identity()), lambda: m.add_module('forward', nn.Identity()), lambda: m.register_module('k', nn.ReLU())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(m)
# ---
import torch
from torch import nn
p = nn.ParameterList([nn.Parameter(torch.zeros(2, 3)), nn.Parameter(torch.ones(4))])
print(p)
p.append(torch.zeros(1))
print(len(p), p[-1], [tuple(q.shape) for q in p])
p.extend([nn.Parameter(torch.zeros(5))])
print(p)
p[0] = nn.Parameter(torch.ones(1))
print(p[0], list(p.state_dict()))
d = nn.ParameterDict({'a': nn.Parameter(torch.zeros(2)), 'b': nn.Parameter(torch.zeros(3, 3))})
print(d)
print(list(d.keys()), d['a'], 'b' in d, len(d))
# ---
import torch
from torch import nn
class Scale(nn.Module):
    def __init__(self, dim, init=1.0):
        super().__init__()
        self.dim = dim
        self.gamma = nn.Parameter(init * torch.ones(dim))
    def forward(self, x):
        return x * self.gamma
    def extra_repr(self):
        return f'dim={self.dim}, init={self.gamma[0].item()}'
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = Scale(3)
        self.b = Scale(4, 0.5)
    def extra_repr(self):
        return 'first=1,\nsecond=2'
print(Scale(3), Two(), sep='\n')
print(nn.Sequential(Scale(2), Scale(2), Scale(3)))
# ---
import torch
from torch import nn
class Weird(nn.Module):
    def __repr__(self):
        return 'Weird!'
class Named(nn.Linear):
    def _get_name(self):
        return 'MyLinear'
print(Weird(), nn.Sequential(Weird(), nn.ReLU()), Named(2, 3), nn.Sequential(Named(1, 1)))
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
sd = net.state_dict()
print(type(sd).__name__, list(sd), sd['0.weight'].shape, sd['0.weight'].requires_grad)
sd['extra'] = torch.zeros(1)
del sd['2.bias']
try:
    net.load_state_dict(sd)
except RuntimeError as e:
    print(e)
print(net.load_state_dict(sd, strict=False))
r = net.load_state_dict(sd, strict=False)
print(r.missing_keys, r.unexpected_keys)
other = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
try:
    net.load_state_dict(other.state_dict())
except RuntimeError as e:
    print(e)
try:
    net.load_state_dict(other.state_dict(), strict=False)
except RuntimeError as e:
    print(e)
print(net.load_state_dict(nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)).state_dict()))
# ---
import torch
from torch import nn
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(4)
        self.mlp = nn.Sequential(nn.Linear(4, 8), nn.GELU(), nn.Linear(8, 4))
        self.scale = nn.Parameter(torch.ones(4))
        self.register_buffer('idx', torch.arange(4))
b = nn.Sequential(Block(), Block())
print([n for n, _ in b.named_modules()])
print([n for n, _ in b.named_parameters()])
print([n for n, _ in b[0].named_parameters(recurse=False)], [n for n, _ in b[0].named_parameters(prefix='blk')])
print([n for n, _ in b.named_buffers()], [type(m).__name__ for m in b.children()], [type(m).__name__ for m in b[0].children()])
print(b.get_submodule('0.mlp.1'), b.get_parameter('1.scale').shape, b.get_buffer('0.idx'), b.get_submodule('') is b)
for f in [lambda: b.get_submodule('0.nope.x'), lambda: b.get_submodule('0.scale'), lambda: b.get_parameter('0.mlp'), lambda: b.get_parameter('0.idx'), lambda: b.get_buffer('0.scale'), lambda: b.get_buffer('0.x'), lambda: b.get_parameter('0.zz'), lambda: b.get_submodule('5')]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
class M(nn.Module):
    def forward(self, x, scale=1, *, shift=0):
        return x * scale + shift
m = M()
m.register_forward_hook(lambda mod, args, kwargs, out: print('post', args, kwargs, out), with_kwargs=True)
m.register_forward_pre_hook(lambda mod, args, kwargs: (args, {**kwargs, 'shift': 5}), with_kwargs=True)
print(m(torch.ones(2), scale=3))
m.register_forward_pre_hook(lambda mod, args: print('first', args), prepend=True)
m(torch.ones(1))
try:
    m(torch.ones(1), foo=2)
except TypeError as e:
    print(e)
# ---
import torch
from torch import nn
feats = {}
def get(name):
    def hook(model, input, output):
        feats[name] = output.detach()
    return hook
m = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
m[0].register_forward_hook(get('conv'))
m.eval()(torch.zeros(1, 3, 5, 5))
print(feats['conv'].shape, list(feats))
try:
    m.register_forward_hook(3)
    m(torch.zeros(1, 3, 5, 5))
except Exception as e:
    print(type(e).__name__, e)
# ---
import torch
from torch import nn
for f in [lambda: nn.Linear(), lambda: nn.Linear(3), lambda: nn.Linear(3, 4, 5, 6, 7, 8), lambda: nn.Linear(3, 4, bais=False), lambda: nn.Linear('3', 4), lambda: nn.Linear(3.0, 4), lambda: nn.Linear(-1, 4), lambda: nn.Linear(3, 4, foo=1), lambda: nn.Linear(0, 4), lambda: nn.Linear(in_features=3, out_features=2), lambda: nn.Linear(3, None), lambda: nn.Linear((3,), 4), lambda: nn.ReLU(3, 4), lambda: nn.Dropout(2), lambda: nn.Dropout(-0.1), lambda: nn.Dropout('a'), lambda: nn.LayerNorm(), lambda: nn.Conv2d(3, 4), lambda: nn.Conv2d(3), lambda: nn.GELU('foo'), lambda: nn.Softmax(axis=1), lambda: nn.Flatten(1, 2, 3), lambda: nn.Sigmoid(1), lambda: nn.Tanh(inplace=True), lambda: nn.Identity(3, a=4), lambda: nn.GELU(inplace=True)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
m = nn.Linear(2, 2)
m.foo = 3
m.bar = [1, 2]
m.t = torch.zeros(2)
print(m.foo, m.bar, m.t, list(m.state_dict()), [n for n, _ in m.named_buffers()])
m.p = nn.Parameter(torch.ones(1))
print(m, [n for n, _ in m.named_parameters()])
del m.p
print([n for n, _ in m.named_parameters()])
try:
    m.p
except AttributeError as e:
    print(e)
try:
    del m.nope
except AttributeError as e:
    print(e)
setattr(m, 'act', nn.ReLU())
print(m, getattr(m, 'act'), hasattr(m, 'nope'), getattr(m, 'nope', None))
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 2), nn.ReLU, nn.Linear(2, 2))
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.act = nn.ReLU
    def forward(self, x):
        return self.fc(self.act(x))
Net()(torch.zeros(1, 2))
# ---
import torch
from torch import nn
class Attn(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.h = heads
        self.qkv = nn.Linear(dim, dim * 3)
    def forward(self, x):
        B, N, C = x.shape
        q, k, v = self.qkv(x).reshape(B, N, 3, self.h, C // self.h).permute(2, 0, 3, 1, 4)
        return (q @ k).softmax(-1) @ v
Attn(8, 2)(torch.zeros(1, 5, 8))
# ---
import torch
from torch import nn
class Attn(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.h = heads
        self.qkv = nn.Linear(dim, dim * 3)
    def forward(self, x):
        B, N, C = x.shape
        return self.qkv(x).view(B, N, 3, self.h, C // self.h).permute(2, 0, 3, 1, 4).view(B, N, -1)
Attn(8, 2)(torch.zeros(1, 5, 8))
# ---
import torch
from torch import nn
class Attn(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.h = heads
        self.qkv = nn.Linear(dim, dim * 3)
    def forward(self, x):
        B, N, C = x.shape
        return self.qkv(x).reshape(B, N, 3, self.h, C // self.h)
Attn(8, 3)(torch.zeros(1, 5, 8))
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 2))
m.load_state_dict({'0.weight': torch.zeros(2, 2)})
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
print({k: tuple(v.shape) for k, v in m.state_dict().items()})
sd = {k.replace('0.', 'module.0.'): v for k, v in m.state_dict().items()}
m.load_state_dict(sd)
# ---
import torch
from torch import nn
class Wrap(nn.Module):
    def __init__(self, m):
        super().__init__()
        self.module = m
w = Wrap(nn.Linear(2, 2))
print(list(w.state_dict()), list(w.state_dict(prefix='net.')))
w(torch.zeros(2))
# ---
import torch
from torch import nn
m = nn.ModuleDict({'a': nn.ReLU()})
m(torch.zeros(2))
# ---
import torch
from torch import nn
from functools import partial
norm = partial(nn.LayerNorm, eps=1e-6)
print(norm(8), nn.Sequential(norm(4), norm(4)))
act = {'relu': nn.ReLU, 'gelu': nn.GELU}['gelu']()
print(act, act(torch.tensor([-1., 0., 1.])))
# ---
import torch
from torch import nn
p = nn.ParameterDict({'w': nn.Parameter(torch.zeros(2)), 'b': torch.ones(1)})
print(p, list(p), p['b'], [n for n, _ in p.named_parameters()])
l = nn.ParameterList([torch.zeros(2), nn.Parameter(torch.ones(1, 3))])
print(l, l[0], len(l), l[-1].shape)
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.ps = nn.ParameterList(nn.Parameter(torch.zeros(1)) for _ in range(2))
print(M(), [n for n, _ in M().named_parameters()])
# ---
import torch
from torch import nn
handles = []
m = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU(), nn.Linear(2, 1)))
for name, mod in m.named_modules():
    handles.append(mod.register_forward_hook(lambda mod, i, o, name=name: print(repr(name), type(mod).__name__, tuple(o.shape))))
m(torch.zeros(3, 2))
for h in handles: h.remove()
m(torch.zeros(3, 2))
print('done', len(handles))
# ---
import torch
import torch.nn as nn
import torch.nn.functional as F
class PatchEmbed(nn.Module):
    """Split image into patches and embed them."""
    def __init__(self, img_size, patch_size, in_chans=3, embed_dim=768):
        super().__init__()
        self.img_size = img_size
        self.patch_size = patch_size
        self.n_patches = (img_size // patch_size) ** 2
        self.proj = nn.Conv2d(in_chans, embed_dim, kernel_size=patch_size, stride=patch_size)
    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)
class Attention(nn.Module):
    def __init__(self, dim, n_heads=12, qkv_bias=True, attn_p=0., proj_p=0.):
        super().__init__()
        self.n_heads = n_heads
        self.dim = dim
        self.head_dim = dim // n_heads
        self.scale = self.head_dim ** -0.5
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.attn_drop = nn.Dropout(attn_p)
        self.proj = nn.Linear(dim, dim)
        self.proj_drop = nn.Dropout(proj_p)
    def forward(self, x):
        n_samples, n_tokens, dim = x.shape
        if dim != self.dim:
            raise ValueError
        qkv = self.qkv(x).reshape(n_samples, n_tokens, 3, self.n_heads, self.head_dim).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        dp = (q @ k.transpose(-2, -1)) * self.scale
        attn = self.attn_drop(dp.softmax(dim=-1))
        return self.proj_drop(self.proj((attn @ v).transpose(1, 2).flatten(2)))
class MLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features)
        self.act = nn.GELU()
        self.fc2 = nn.Linear(hidden_features, out_features)
        self.drop = nn.Dropout(p)
    def forward(self, x):
        return self.drop(self.fc2(self.drop(self.act(self.fc1(x)))))
class Block(nn.Module):
    def __init__(self, dim, n_heads, mlp_ratio=4.0, qkv_bias=True, p=0., attn_p=0.):
        super().__init__()
        self.norm1 = nn.LayerNorm(dim, eps=1e-6)
        self.attn = Attention(dim, n_heads=n_heads, qkv_bias=qkv_bias, attn_p=attn_p, proj_p=p)
        self.norm2 = nn.LayerNorm(dim, eps=1e-6)
        self.mlp = MLP(dim, int(dim * mlp_ratio), dim)
    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))
class VisionTransformer(nn.Module):
    def __init__(self, img_size=384, patch_size=16, in_chans=3, n_classes=1000, embed_dim=768, depth=12, n_heads=12, mlp_ratio=4., qkv_bias=True, p=0., attn_p=0.):
        super().__init__()
        self.patch_embed = PatchEmbed(img_size=img_size, patch_size=patch_size, in_chans=in_chans, embed_dim=embed_dim)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, embed_dim))
        self.pos_embed = nn.Parameter(torch.zeros(1, 1 + self.patch_embed.n_patches, embed_dim))
        self.pos_drop = nn.Dropout(p=p)
        self.blocks = nn.ModuleList([Block(dim=embed_dim, n_heads=n_heads, mlp_ratio=mlp_ratio, qkv_bias=qkv_bias, p=p, attn_p=attn_p) for _ in range(depth)])
        self.norm = nn.LayerNorm(embed_dim, eps=1e-6)
        self.head = nn.Linear(embed_dim, n_classes)
    def forward(self, x):
        n = x.shape[0]
        x = self.patch_embed(x)
        x = torch.cat((self.cls_token.expand(n, -1, -1), x), dim=1)
        x = self.pos_drop(x + self.pos_embed)
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x)[:, 0])
torch.manual_seed(0)
m = VisionTransformer(img_size=32, patch_size=8, n_classes=5, embed_dim=24, depth=3, n_heads=3).eval()
print(m)
print(m(torch.ones(2, 3, 32, 32)))
import timm
t = timm.create_model('vit_tiny_patch16_224', img_size=32, patch_size=8, num_classes=5, embed_dim=24, depth=3, num_heads=3).eval()
print([(a == b, a) for (a, p), (b, q) in zip(m.named_parameters(), t.named_parameters()) if p.shape != q.shape or a != b])
print(m.load_state_dict(t.state_dict()), torch.allclose(m(torch.ones(1, 3, 32, 32)), t(torch.ones(1, 3, 32, 32)), atol=1e-5))
# ---
import torch, math
from torch import nn
class NewGELU(nn.Module):
    def forward(self, input):
        return 0.5 * input * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (input + 0.044715 * torch.pow(input, 3.0))))
x = torch.linspace(-2, 2, 5)
print(NewGELU()(x), nn.GELU(approximate='tanh')(x), torch.allclose(NewGELU()(x), nn.GELU('tanh')(x)))
# ---
import torch
from torch import nn
class AttentionHead(nn.Module):
    def __init__(self, hidden_size, attention_head_size, dropout, bias=True):
        super().__init__()
        self.query = nn.Linear(hidden_size, attention_head_size, bias=bias)
        self.key = nn.Linear(hidden_size, attention_head_size, bias=bias)
        self.value = nn.Linear(hidden_size, attention_head_size, bias=bias)
        self.dropout = nn.Dropout(dropout)
    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        s = torch.matmul(q, k.transpose(-1, -2)) / q.shape[-1] ** 0.5
        p = self.dropout(nn.functional.softmax(s, dim=-1))
        return (torch.matmul(p, v), p)
class MultiHeadAttention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads = nn.ModuleList([])
        for _ in range(config["num_attention_heads"]):
            self.heads.append(AttentionHead(config["hidden_size"], config["hidden_size"] // config["num_attention_heads"], config["dropout"]))
        self.output_projection = nn.Linear(config["hidden_size"], config["hidden_size"])
    def forward(self, x, output_attentions=False):
        outs = [head(x) for head in self.heads]
        o = self.output_projection(torch.cat([a for a, _ in outs], dim=-1))
        if not output_attentions:
            return (o, None)
        return (o, torch.stack([p for _, p in outs], dim=1))
torch.manual_seed(3)
m = MultiHeadAttention({"num_attention_heads": 2, "hidden_size": 8, "dropout": 0.0})
o, p = m(torch.randn(1, 3, 8), output_attentions=True)
print(m, o, p, sep='\n')
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
    def forward(self, x):
        y = self.fc(x)
        return y.foo
try:
    Net()(torch.zeros(1, 2))
except AttributeError as e:
    print(e)
class Net2(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
    def forward(self):
        return 1
Net2()(torch.zeros(1, 2))
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
    def Forward(self, x):
        return self.fc(x)
Net()(torch.zeros(1, 2))
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__
        self.fc = nn.Linear(2, 2)
Net()
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super(nn.Module, self).__init__()
        self.fc = nn.Linear(2, 2)
Net()
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self, d):
        super().__init__(d)
Net(3)
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.zeros(3, requires_grad=True)
        self.v = nn.Parameter(torch.ones(2))
        self.register_parameter('u', None)
        self.register_buffer('b', None)
n = Net()
print(list(n.named_parameters()), n.state_dict().keys(), n.u, n.b, n)
n.u = nn.Parameter(torch.zeros(1))
print([k for k, _ in n.named_parameters()])
n.v = torch.zeros(2)
# ---
import torch
from torch import nn
m = nn.Sequential()
m.add_module('conv', nn.Conv2d(1, 2, 3))
m.add_module('relu', nn.ReLU())
print(m, m.conv, m[1], len(m), [n for n, _ in m.named_children()])
m.append(nn.Flatten())
print(m)
del m.relu
print(m, [type(x).__name__ for x in m])
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 2))
print(m[:-1], m[-1], m[::2], m[0:0])
head = m.pop(2)
print(len(m), head)
m.insert(1, nn.BatchNorm1d(4))
print(m(torch.zeros(2, 2)).shape)
print(nn.Sequential(*list(m.children())[:-1]))
print(nn.Sequential(*m, head)(torch.ones(3, 2)).shape)
# ---
import torch
from torch import nn
m = nn.Linear(2, 2)
h = m.register_forward_hook(lambda mod, inp, out: (out, 1))
print(type(m(torch.zeros(1, 2))), h.id == h.id)
h.remove()
h.remove()
print(type(m(torch.zeros(1, 2))))
def bad(mod, inp):
    raise ValueError('bad hook')
m.register_forward_pre_hook(bad)
m(torch.zeros(1, 2))
# ---
import torch
from torch import nn
m = nn.Linear(2, 2)
m.register_forward_hook(lambda mod, inp: None)
m(torch.zeros(1, 2))
# ---
import torch
from torch import nn
acts = []
class Hooked(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(2, 2) for _ in range(3))
    def forward(self, x, n=1):
        for l in self.layers[:n]:
            x = l(x)
        return x
m = Hooked()
for i, l in enumerate(m.layers):
    l.register_forward_hook(lambda mod, i_, o, i=i: acts.append(i))
m(torch.zeros(1, 2), n=2)
print(acts, m.layers[:2], type(m.layers[:2]))
print(m.layers[-1] is m.layers[2], list(m.layers.named_children())[0][0], len(m.layers))
# ---
import torch
from torch import nn
class M(nn.Module):
    def __init__(self):
        super().__init__(); self.register_buffer('c', None); self.register_parameter('w', None); self.register_buffer('k', None, persistent=False)
        self.base = None
m = M(); print(list(m.state_dict()), [n for n, _ in m.named_buffers()], m.c, m.w)
m.c = torch.ones(2); m.k = torch.zeros(1); m.base = torch.ones(1); print(list(m.state_dict()), [n for n, _ in m.named_buffers()])
try: m.w = torch.ones(2)
except TypeError as e: print(e)
m.w = nn.Parameter(torch.ones(1)); print([n for n, _ in m.named_parameters()]); m.c = None; print(list(m.state_dict())); m.c = torch.ones(3); print(list(m.state_dict()), m._buffers.keys())
try: m.c = 3
except TypeError as e: print(e)
