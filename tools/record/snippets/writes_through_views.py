import torch
from torch import nn
a = torch.zeros(2, 3)
nn.init.constant_(a[0], 2.0)
nn.init.ones_(a[:, 1])
print(a)
b = torch.zeros(3, 4)
torch.manual_seed(0)
print(nn.init.uniform_(b[1:, ::2]), b, nn.init.normal_(b.t()[0]), b)
print(nn.init.trunc_normal_(b.view(2, 6)[1], std=0.02), nn.init.xavier_uniform_(b.view(4, 3)), b)
print(nn.init.kaiming_normal_(b[:2]), nn.init.eye_(b[:3, :3]), nn.init.orthogonal_(b[:, :3]).shape, b)
# ---
import torch
from torch import nn
torch.manual_seed(3)
conv = nn.Conv2d(2, 3, 2)
w = conv.weight.data
nn.init.xavier_uniform_(w.view([w.shape[0], -1]))
print(conv.weight.shape, conv(torch.ones(1, 2, 2, 2)).flatten())
qkv = nn.Linear(4, 12)
for part in qkv.weight.chunk(3):
    nn.init.xavier_uniform_(part)
nn.init.zeros_(qkv.bias[4:8])
print(qkv.weight[::4], qkv.bias)
table = nn.Embedding(3, 2)
nn.init.zeros_(table.weight[0])
print(table.weight, table(torch.tensor([0, 1])))
# ---
import torch
from torch import nn
p = nn.Parameter(torch.ones(2))
p.data = p.data.to(torch.float32)
print(p)
p.data = p.data * 2
p.data = p.data[:1]
print(p, p.shape)
layer = nn.Linear(3, 4)
layer.weight.data, layer.bias.data = layer.weight.data[:2], layer.bias.data[:2]
for q in layer.parameters():
    q.data = q.data.cpu()
    q.data = q.data.contiguous()
print(layer(torch.ones(1, 3)).shape)
layer.weight.data = layer.weight.data.t().contiguous()
print(layer.weight.shape)
a, b = nn.Parameter(torch.ones(2)), nn.Parameter(torch.zeros(2))
a.data, b.data = b.data, a.data
print(a, b)
# ---
import torch
from torch import nn
p = nn.Parameter(torch.ones(2))
old, view = p.data, p[:1]
p.data = torch.zeros(2)
old.fill_(5)
print(p, old, view)
x = torch.arange(6)
y = x.view(2, 3)
z = y[1]
y.t_()
y[0, 0] = 9
print(x, y, z)
y.unsqueeze_(0)
print(y.shape, z, x.data_ptr() == y.data_ptr())
# ---
import torch
from torch import nn
x = torch.ones(2)
m = nn.Module()
m.p = nn.Parameter(x)
m.double()
x.add_(1)
print(x.dtype, x, m.p.dtype, m.p)
row = torch.zeros(2, 3)
m.q = nn.Parameter(row[0])
m.load_state_dict({"p": torch.full((2,), 4.0), "q": torch.full((3,), 7.0)})
print(row, m.q, m.p)
m.half()
print(row.dtype, m.q.dtype)
# ---
import torch
from torch import nn
for fn in (nn.init.uniform_, nn.init.normal_, nn.init.trunc_normal_, nn.init.xavier_uniform_, nn.init.kaiming_normal_, nn.init.orthogonal_):
    try:
        print(fn(torch.zeros(2, 2, dtype=torch.int64)))
    except Exception as e:
        print(type(e).__name__, e)
print(nn.init.constant_(torch.zeros(2, dtype=torch.int64), 2.5), nn.init.ones_(torch.zeros(2, dtype=torch.bool)))
for write in (lambda: nn.init.ones_(torch.zeros(1, 3).expand(2, 3)), lambda: nn.init.zeros_(nn.Linear(2, 2).weight.expand(3, 2, 2)), lambda: nn.init.normal_(torch.zeros(2, 2).half())):
    try:
        print(write().dtype)
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
def writes():
    x = torch.arange(6.)
    yield lambda: x.__setitem__(slice(1, None), x[:-1])
    yield lambda: x[1:].copy_(x[:-1])
    yield lambda: x[1:].add_(x[:-1])
    yield lambda: x[:3].mul_(x[3:])
    yield lambda: x.add_(x)
    yield lambda: x.copy_(x.flip(0))
    yield lambda: x.view(2, 3).copy_(x.view(2, 3))
    yield lambda: x.view(2, 3)[0].copy_(x[1:4])
    yield lambda: x[:4].view(2, 2).copy_(x[:4].view(2, 2).t())
    yield lambda: x.__setitem__(torch.tensor([0, 1]), x[1:3])
    yield lambda: x.__setitem__(torch.tensor([0, 1]), x[2:4].clone())
    yield lambda: x.__setitem__(x > 2, x[:1])
    yield lambda: x[1:].sub_(1, alpha=2)
    yield lambda: x[1:].lerp_(x[:-1], 0.5)
    yield lambda: x[1:].masked_fill_(x[:-1] > 1, 0)
    yield lambda: x.expand(2, 6).add_(1)
    yield lambda: x.expand(2, 6).fill_(1)
    yield lambda: x.expand(2, 6).zero_()
    yield lambda: x[:0].copy_(x[:0])
    yield lambda: x[1:].clamp_(x[:-1])
    yield lambda: x[1:].where(x[:-1] > 0, x[:-1])
for i, write in enumerate(writes()):
    try:
        write()
        print(i, "written")
    except Exception as e:
        print(i, type(e).__name__, e)
