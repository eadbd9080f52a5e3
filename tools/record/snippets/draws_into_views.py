import torch
from torch import nn
def drawn(f, *shape):
    torch.manual_seed(0)
    x = torch.zeros(*shape).t()
    f(x)
    print(x, torch.rand(1))
for shape in ((3, 2), (4, 6)):
    for f in (lambda x: x.uniform_(), lambda x: x.normal_(), lambda x: x.random_(9), lambda x: x.bernoulli_(), lambda x: x.exponential_()):
        drawn(f, *shape)
    for f in (nn.init.xavier_uniform_, nn.init.kaiming_normal_, nn.init.trunc_normal_, lambda x: nn.init.trunc_normal_(x, std=2.0), lambda x: nn.init.uniform_(x, 1, 2)):
        drawn(f, *shape)
# ---
import torch
torch.manual_seed(0)
x = torch.zeros(2, 2, 3).permute(0, 2, 1)
print(x.uniform_(), x.normal_())
y = torch.zeros(6, 8)
y[:, ::2].normal_()
y[::2].t().uniform_()
y.t()[1:3].normal_()
print(y)
z = torch.zeros(4, 4, 4)
z.transpose(0, 2)[1].normal_()
z[:, 1].uniform_()
z.double().permute(2, 0, 1).normal_()
print(z)
h = torch.zeros(5, 4).half().t()
print(h.normal_(), h.uniform_(), torch.randn(2))
# ---
import torch
from timm.layers import trunc_normal_, lecun_normal_
from torch import nn
torch.manual_seed(0)
qkv = nn.Linear(4, 12, bias=False)
trunc_normal_(qkv.weight.data.t(), std=0.02)
print(qkv.weight)
lecun_normal_(qkv.weight.data[:4].t())
nn.init.normal_(qkv.weight.data.view(3, 4, 4).transpose(1, 2), std=0.1)
print(qkv.weight)
# ---
import torch
from torch import nn
for f in (lambda: nn.init.uniform_(torch.empty(2), 1, 0), lambda: nn.init.normal_(torch.empty(2), std=-1), lambda: torch.empty(2).uniform_(2, 1), lambda: torch.empty(2).normal_(0, -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
