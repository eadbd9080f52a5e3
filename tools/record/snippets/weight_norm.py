import torch
from torch import nn
torch.manual_seed(0)
for layer, x in ((nn.Linear(3, 2), torch.ones(1, 3)), (nn.Conv2d(2, 3, 2), torch.ones(1, 2, 4, 4))):
    before = layer(x)
    m = nn.utils.weight_norm(layer)
    print(m, [(n, p.shape) for n, p in m.named_parameters()], torch.allclose(m(x), before), list(m.state_dict()))
    m.weight_g.data.fill_(1)
    print(m(x), m.weight.shape, type(m.weight).__name__)
    nn.utils.remove_weight_norm(m)
    print([n for n, _ in m.named_parameters()], m(x))
print(nn.utils.weight_norm(nn.Linear(3, 2), dim=None).weight_g.shape, nn.utils.weight_norm(nn.Linear(3, 2), dim=1).weight_g.shape)
# ---
from torch import nn
nn.utils.weight_norm(nn.utils.weight_norm(nn.Linear(1, 1)))
# ---
from torch import nn
nn.utils.remove_weight_norm(nn.Linear(1, 1))
# ---
import torch
from torch import nn
layer = nn.Linear(2, 1)
w = layer.weight
del layer.weight
layer.weight = w * 2
x = torch.ones(1, 2)
print(torch.allclose(layer(x), (w * 2).sum() + layer.bias), [n for n, _ in layer.named_parameters()])
layer.weight = w * 3
print(torch.allclose(layer(x), (w * 3).sum() + layer.bias), list(layer.state_dict()))
del layer.weight
layer.weight = nn.Parameter(w * 4)
print(torch.allclose(layer(x), (w * 4).sum() + layer.bias), [n for n, _ in layer.named_parameters()])
# ---
import copy, torch
from torch import nn
class Watched(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net
        self.seen = {}
        self.me = [self]
        net[0].register_forward_hook(self.keep)
    def keep(self, module, args, output):
        self.seen['x'] = output
    def forward(self, x):
        self.net(x)
        return self.seen['x']
a = Watched(nn.Sequential(nn.Linear(2, 2), nn.ReLU()))
b = copy.deepcopy(a)
print(b(torch.ones(1, 2)).shape, list(a.seen), list(b.seen), b.me[0] is b, b.net[0] is a.net[0])
c = copy.copy(a)
print(c.seen is a.seen, c.net is a.net)
