import torch
from einops import rearrange, repeat, reduce
x = torch.arange(48.).reshape(2, 3, 4, 2)
print(rearrange(x, 'b c h w -> b (h w) c').shape)
print(rearrange(x, 'b c h w -> (b h) (w c)'))
print(rearrange(x, 'b c (h p1) (w p2) -> b (h w) (p1 p2 c)', p1=2, p2=2))
print(rearrange(x, '... h w -> ... (h w)').shape, rearrange(x, 'b ... -> (...) b').shape)
print(rearrange(x, 'b c h w -> b 1 c (h w) 1').shape, rearrange(x[:1], '1 c h w -> c h w').shape)
print(rearrange([x, x + 1], 'n b c h w -> b (n c) h w').shape)
y = rearrange(x, 'b c h w -> b c h w')
print(y is x)
z = rearrange(x, 'b c h w -> c b h w')
z[0, 0, 0, 0] = 7
print(x[0, 0, 0, 0], z.is_contiguous())
# ---
import torch
from einops import repeat
cls = torch.arange(4.).reshape(1, 1, 4)
print(repeat(cls, '1 1 d -> b 1 d', b=3))
print(repeat(cls, '() n d -> b n d', b=2).shape)
print(repeat(torch.arange(3), 'n -> n d', d=2))
print(repeat(torch.arange(3), 'n -> (n 2)'), repeat(torch.arange(3), 'n -> (2 n)'))
print(repeat(torch.arange(4).view(2, 2), 'h w -> (h h2) (w w2)', h2=2, w2=2))
print(repeat(torch.arange(4).view(2, 2), 'h w -> h w c', c=3).shape)
print(repeat(torch.ones(2, 3), 'b ... -> b 4 ...').shape)
# ---
import torch
from einops import reduce
x = torch.arange(24.).reshape(2, 3, 4)
for how in ('min', 'max', 'sum', 'mean', 'prod'):
    print(how, reduce(x, 'b c h -> b', how))
print(reduce(x, 'b c (h 2) -> b c h', 'max'))
print(reduce(x, 'b c h -> ()', 'sum'), reduce(x, 'b c h -> b 1 h', 'mean').shape, reduce(x, '... h -> h', 'mean'))
print(reduce(x > 5, 'b c h -> b c', 'any'), reduce(x > 5, 'b c h -> b', 'all'))
print(reduce(x, 'b c h -> c', lambda t, axes: t.amax(axes) - t.amin(axes)))
print(reduce([x[0], x[1]], 'b c h -> c', 'sum'))
# ---
import torch
from einops import reduce
reduce(torch.arange(6).view(2, 3), 'a b -> a', 'mean')
# ---
import torch
from einops import einsum
q, k = torch.arange(12.).reshape(1, 3, 4), torch.ones(1, 2, 4)
print(einsum(q, k, 'b i d, b j d -> b i j'))
print(einsum(torch.arange(9.).view(3, 3), 'i i ->'), einsum(torch.arange(9.).view(3, 3), 'i i -> i'))
print(einsum(torch.ones(5, 2, 4), torch.ones(3, 4), '... inp, out inp -> ... out').shape)
print(einsum(torch.arange(3.), torch.arange(2.), 'row, col -> row col'))
# ---
import torch
from einops import pack, unpack
cls, patches = torch.zeros(2, 8), torch.ones(2, 5, 8)
x, ps = pack([cls, patches], 'b * d')
print(x.shape, ps)
a, b = unpack(x, ps, 'b * d')
print(a.shape, b.shape, torch.equal(b, patches))
y, ps = pack([torch.ones(2, 3, 4), torch.ones(5)], '*')
print(y.shape, ps)
print([t.shape for t in unpack(torch.ones(2, 10, 3), [[2, 3], [-1], []], 'b * c')])
# ---
import torch
from einops import parse_shape, asnumpy
x = torch.zeros(2, 3, 5, 7)
print(parse_shape(x, 'batch _ h w'), parse_shape(x, 'b ...'), parse_shape(x, 'b ... w'), parse_shape(x, 'b 3 5 7'))
print(parse_shape(torch.zeros(1, 3), '1 c'))
# ---
import torch
import einops
from einops import rearrange, reduce, repeat, einsum, pack, unpack, parse_shape
x = torch.zeros(2, 3, 8, 8)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e, '|')
for pattern, sizes in (
    ('b c (h p1) (w p2) -> b (h w) (p1 p2 c)', dict(p1=3, p2=2)),
    ('b c h w -> b c h', {}),
    ('b c h -> b c h', {}),
    ('b c h w -> b (c h', {}),
    ('b c h w -> b c) h w', {}),
    ('b c h w -> b ((c h) w)', {}),
    ('b b h w -> b h w', {}),
    ('b c h w', {}),
    ('b c h w -> b c h w', dict(p=2)),
    ('b c h w -> b c h w', dict(b=3)),
    ('b c h w -> ... h w', {}),
    ('b (... c) -> b ... c', {}),
    ('b c h-w -> b c h w', {}),
    ('b c _h w -> b c _h w', {}),
    ('b c h. w -> b c h w', {}),
    ('... ... -> ...', {}),
    ('b c h w d ... -> b c h w d ...', {}),
    ('b 2 h w -> b h w 2', {}),
    ('b c h w -> b c h w 2', {}),
    ('b c h 1 -> b c h', {}),
    ('b c 2h w -> b c 2h w', {}),
    ('(b b2) c h w -> b b2 c h w', dict(b=2, b2=2)),
    ('b c h w -> b c h w', dict(p_=2)),
):
    tell(lambda: rearrange(x, pattern, **sizes).shape)
# ---
import torch
from einops import rearrange, reduce, repeat, einsum, pack, unpack, parse_shape
x = torch.zeros(2, 3)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e, '|')
tell(lambda: repeat(x, 'a b -> a b c').shape)
tell(lambda: repeat(x, 'a b -> a 2 c', c=2).shape)
tell(lambda: repeat(x, 'a b -> a', ).shape)
tell(lambda: repeat(x, 'a b -> a b 0').shape)
tell(lambda: reduce(x, 'a b -> a c', 'mean').shape)
tell(lambda: reduce(x, 'a b -> a', 'median').shape)
tell(lambda: reduce(x, 'a b -> a').shape)
tell(lambda: reduce(x, 'a b c -> a', 'mean').shape)
tell(lambda: rearrange(3, 'a -> a'))
tell(lambda: rearrange([], 'a -> a'))
tell(lambda: rearrange((x, x), 'n a b -> a b n'))
tell(lambda: rearrange([[1, 2]], 'a b -> b a'))
tell(lambda: rearrange([x, x], 'a b -> b a'))
tell(lambda: rearrange('abc', 'a -> a'))
tell(lambda: einsum(x, x, 'a b, a b').shape)
tell(lambda: einsum(x, 'a b -> c').shape)
tell(lambda: einsum('a b -> c').shape)
tell(lambda: einsum('a b -> c', x).shape)
tell(lambda: einsum(x, '(a b) c -> a').shape)
tell(lambda: einsum(x, '1 a -> a').shape)
tell(lambda: einsum(x, '2 a -> a').shape)
tell(lambda: pack([x, torch.zeros(4)], 'a *'))
tell(lambda: pack([x, torch.zeros(4)], 'a b *'))
tell(lambda: pack([x], 'a b'))
tell(lambda: pack([x], 'a a *'))
tell(lambda: pack([x], 'a! *'))
tell(lambda: unpack(x, [[1], [3]], 'a *'))
tell(lambda: unpack(x, [[-1], [-1]], 'a *'))
tell(lambda: unpack(x, [[1], [2]], 'a * b'))
tell(lambda: parse_shape(x, 'a (b c)'))
tell(lambda: parse_shape(x, 'a b c'))
tell(lambda: parse_shape(x, 'a b c d ...'))
tell(lambda: parse_shape(x, 'a 1'))
tell(lambda: parse_shape(x, 'a 5'))
# ---
import torch
import torch.nn as nn
from einops.layers.torch import Rearrange, Reduce, EinMix
print(Rearrange('b c (h p1) (w p2) -> b (h w) (p1 p2 c)', p1=4, p2=4), Reduce('b n d -> b d', 'mean'))
net = nn.Sequential(Rearrange('b c (h p1) (w p2) -> b (h w) (p1 p2 c)', p1=4, p2=4), nn.Linear(48, 6), Reduce('b n d -> b d', reduction='mean'))
print(net)
torch.manual_seed(0)
print(net(torch.ones(2, 3, 8, 8)).shape, list(net.state_dict()), sum(p.numel() for p in net.parameters()))
print(Rearrange('... (h w) -> ... h w', h=2)(torch.zeros(3, 5, 6)).shape)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e, '|')
tell(lambda: net(torch.ones(2, 3, 9, 8)))
tell(lambda: net(torch.ones(3, 8, 8)))
tell(lambda: Rearrange('b c -> c'))
tell(lambda: Rearrange('b c -> (c b', q=2))
tell(lambda: Reduce('b c -> b', 'median'))
tell(lambda: Reduce('b c -> b', 'mean')(torch.ones(2, 3, dtype=torch.int64)))
# ---
import torch
from einops.layers.torch import EinMix
torch.manual_seed(0)
m = EinMix('t b c -> t b d', weight_shape='c d', bias_shape='d', c=3, d=2)
print(m, m.weight.shape, m.bias.shape, m.weight.data)
print(m(torch.ones(1, 2, 3)).shape)
h = EinMix('b (head cin) -> b (head cout)', weight_shape='head cin cout', head=2, cin=3, cout=4)
print(h(torch.ones(5, 6)).shape, [n for n, _ in h.named_parameters()])
try:
    EinMix('b c -> b d', weight_shape='c d', c=3)
except Exception as e:
    print(type(e).__name__, e)
# ---
import torch
from torch import nn
from einops import rearrange
class Attention(nn.Module):
    def __init__(self, dim, heads=8, dim_head=64):
        super().__init__()
        inner_dim = dim_head * heads
        self.heads = heads
        self.scale = dim_head ** -0.5
        self.attend = nn.Softmax(dim=-1)
        self.to_qkv = nn.Linear(dim, inner_dim * 3, bias=False)
        self.to_out = nn.Linear(inner_dim, dim)
    def forward(self, x):
        qkv = self.to_qkv(x).chunk(3, dim=-1)
        q, k, v = map(lambda t: rearrange(t, 'b n (h d) -> b h n d', h=self.heads), qkv)
        attn = self.attend(torch.matmul(q, k.transpose(-1, -2)) * self.scale)
        return self.to_out(rearrange(torch.matmul(attn, v), 'b h n d -> b n (h d)'))
torch.manual_seed(0)
m = Attention(16, 2, 4)
print(m)
print(m(torch.randn(1, 5, 16)).shape)
# ---
import einops
print(einops.__version__, issubclass(einops.EinopsError, RuntimeError), einops.EinopsError)
from einops.einops import rearrange
from einops import EinopsError
