import torch
from torch import nn
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5)), nn.Linear(8, 2))
print([type(m).__name__ for m in net.children()], [n for n, _ in net.named_modules()], len(list(net.modules())), len(list(net.parameters())), sep='\n')
for n, p in net.named_parameters():
    print(f'{n:15} {str(tuple(p.shape)):10} {p.numel():5d} {p.requires_grad} {p.dtype}')
print(net[2][0], net[-1], net[1:3], net[:-1][0], net[::2], sep='\n')
print({k: tuple(v.shape) for k, v in net.state_dict().items()}, net.state_dict().keys(), list(net.state_dict().values())[1].shape, sep='\n')
print(sum(p.numel() for p in net.parameters()), sum(p.numel() for n, p in net.named_parameters() if 'weight' in n), next(net.parameters()).shape, next(net.parameters()).is_leaf)
# ---
import torch
from torch import nn
class Mlp(nn.Module):
    def __init__(self, d, h=None, drop=0.):
        super().__init__()
        h = h or 4 * d
        self.fc1 = nn.Linear(d, h)
        self.act = nn.GELU()
        self.drop = nn.Dropout(drop)
        self.fc2 = nn.Linear(h, d)
    def forward(self, x):
        return self.fc2(self.drop(self.act(self.fc1(x))))
class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm = nn.LayerNorm(d, eps=1e-6)
        self.mlp = Mlp(d, drop=0.1)
    def forward(self, x):
        return x + self.mlp(self.norm(x))
class Net(nn.Module):
    def __init__(self, d=6, depth=3, n=2):
        super().__init__()
        self.cls = nn.Parameter(torch.zeros(1, 1, d))
        self.register_buffer('idx', torch.arange(4))
        self.blocks = nn.ModuleList([Block(d) for _ in range(depth)])
        self.head = nn.Linear(d, n) if n > 0 else nn.Identity()
    def forward(self, x):
        x = torch.cat([self.cls.expand(len(x), -1, -1), x], 1)
        for b in self.blocks:
            x = b(x)
        return self.head(x[:, 0])
m = Net()
print(m, m(torch.zeros(3, 5, 6)).shape, sep='\n')
print(list(m.state_dict()), [n for n, _ in m.named_buffers()], [n for n, _ in m.named_children()], sep='\n')
print(m.eval().blocks[0].mlp.drop.training, m.train().blocks[0].mlp.drop.training, m.training, isinstance(m.blocks, nn.ModuleList), type(m).__mro__[1].__name__)
print(Net(n=0).head, Net(depth=0).blocks, len(Net(depth=2).blocks), m.blocks[-1].mlp.fc1.out_features, m.blocks[:2], sep='\n')
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3) if False else nn.LayerNorm(3), nn.Linear(3, 1))
for p in net[0].parameters():
    p.requires_grad = False
print([(n, p.requires_grad) for n, p in net.named_parameters()], sum(p.numel() for p in net.parameters() if p.requires_grad))
net.requires_grad_(False)
net[-1].requires_grad_(True)
print([n for n, p in net.named_parameters() if p.requires_grad], net[0].weight.requires_grad, all(not p.requires_grad for p in net[1].parameters()))
print(net[2].weight.shape, net[0].bias.requires_grad, net[0].weight[0].requires_grad, net.training)
# ---
import torch
from torch import nn
class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
        self.b = self.a
        self.w = self.a.weight
    def forward(self, x):
        return self.b(self.a(x))
m = A()
print(m, [n for n, _ in m.named_parameters()], list(m.state_dict()), m.a is m.b, m.w is m.a.weight, sum(p.numel() for p in m.parameters()), [n for n, _ in m.named_modules()], [n for n, _ in m.named_children()], sep='\n')
l = nn.Linear(3, 3)
s = nn.Sequential(l, nn.ReLU(), l)
print(s, len(list(s.parameters())), len(s.state_dict()), len(list(s.modules())), [n for n, _ in s.named_parameters()], [n for n, _ in s.named_parameters(remove_duplicate=False)], sep='\n')
emb, out = nn.Embedding(5, 3), nn.Linear(3, 5, bias=False)
out.weight = emb.weight
print(out.weight is emb.weight, out(torch.zeros(1, 3)).shape)
# ---
import torch
from torch import nn
from collections import OrderedDict
s = nn.Sequential(OrderedDict([('conv', nn.Conv2d(1, 2, 3)), ('relu', nn.ReLU()), ('flat', nn.Flatten())]))
s.add_module('fc', nn.Linear(8, 2))
print(s, s.conv, s[0] is s.conv, s.fc.weight.shape, [n for n, _ in s.named_children()], s(torch.zeros(1, 1, 4, 4)).shape, sep='\n')
del s.relu
print(s, len(s), 'conv' in dict(s.named_children()), hasattr(s, 'relu'))
md = nn.ModuleDict({'relu': nn.ReLU(), 'gelu': nn.GELU()})
md.update({'id': nn.Identity()})
print(md, md['gelu'](torch.zeros(1)), list(md), list(md.values()), md.pop('id'), len(md), sep='\n')
ml = nn.ModuleList(nn.Linear(i, i + 1) for i in range(1, 4))
print(ml, [tuple(l.weight.shape) for l in ml], ml[1:], ml[-1], list(ml)[0], ml.extend([nn.ReLU()]), sep='\n')
del ml[0]
ml[0] = nn.Tanh()
print(ml, len(ml), nn.ModuleList(), nn.Sequential(), nn.ModuleDict(), nn.ModuleList([nn.ReLU()] * 3), nn.Sequential(nn.ReLU(), nn.ReLU(), nn.Linear(1, 1)), sep='\n')
# ---
import torch
from torch import nn
feats, order = {}, []
def save(name):
    def hook(module, args, output):
        feats[name] = output.detach()
        order.append((name, type(module).__name__, len(args), tuple(args[0].shape)))
    return hook
net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))
hs = [net[i].register_forward_hook(save(f'layer{i}')) for i in (0, 2, 4)]
y = net(torch.zeros(2, 3, 8, 8))
print({k: tuple(v.shape) for k, v in feats.items()}, order, torch.equal(feats['layer4'], y), sep='\n')
[h.remove() for h in hs]
pre = net[4].register_forward_pre_hook(lambda m, inp: (inp[0] * 0,))
post = net[4].register_forward_hook(lambda m, i, o: o.fill_(3))
print(net(torch.ones(1, 3, 8, 8)))
pre.remove(); post.remove()
h = net.register_forward_hook(lambda m, a, kw, o: print('kw', kw, o.shape), with_kwargs=True)
net(torch.zeros(1, 3, 8, 8))
h.remove()
with torch.no_grad():
    print(net(torch.zeros(1, 3, 8, 8)).shape, len(net._forward_hooks))
# ---
import torch
from torch import nn
torch.manual_seed(0)
def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.trunc_normal_(m.weight, std=.02)
        if m.bias is not None:
            nn.init.constant_(m.bias, 0)
    elif isinstance(m, nn.LayerNorm):
        nn.init.constant_(m.bias, 0)
        nn.init.constant_(m.weight, 1.0)
net = nn.Sequential(nn.Linear(3, 2), nn.LayerNorm(2), nn.Linear(2, 1, bias=False))
r = net.apply(init_weights)
print(r is net, net[0].weight, net[0].bias, net[1].weight, net[2].weight, sep='\n')
with torch.no_grad():
    for p in net.parameters():
        p.fill_(0.5)
    net[0].weight[0, 0] = 9
    net[0].weight += 1
    net[0].bias.add_(torch.tensor([1., 2.]))
print(net[0].weight, net[0].bias, net(torch.ones(1, 3)), sep='\n')
net[0].weight.data = torch.zeros(2, 3)
net[2].weight.data.normal_(0, 1)
print(net[0].weight, net[2].weight, net[0](torch.ones(3)), sep='\n')
# ---
import torch
from torch import nn
m = nn.Linear(2, 2)
sd = m.state_dict()
print(type(sd), sd.keys(), len(sd), 'weight' in sd, sd['weight'].requires_grad, type(sd['weight']).__name__)
n = nn.Linear(2, 2)
print(n.load_state_dict(sd), torch.equal(m.weight, n.weight))
sd['weight'].zero_()
print(m.weight, n.weight.abs().sum() > 0)
sd2 = {k: v.clone() + 1 for k, v in sd.items()}
sd2['extra'] = torch.zeros(1)
print(n.load_state_dict(sd2, strict=False), n.weight)
for bad in (sd2, {'weight': torch.zeros(2, 2)}, {'weight': torch.zeros(3, 2), 'bias': torch.zeros(2)}, {'module.weight': 1, 'module.bias': 2}):
    try:
        n.load_state_dict(bad)
    except Exception as e:
        print(type(e).__name__, e)
print({k.replace('weight', 'w'): v.shape for k, v in sd.items()})
# ---
import torch
from torch import nn
x = torch.linspace(-3, 3, 7)
for a in [nn.ReLU(), nn.GELU(), nn.GELU('tanh'), nn.SiLU(), nn.Sigmoid(), nn.Tanh(), nn.LeakyReLU(), nn.LeakyReLU(0.2), nn.ELU(), nn.Hardswish(), nn.Hardsigmoid(), nn.Softplus(), nn.ReLU6(), nn.Mish(), nn.Identity(), nn.Softmax(0), nn.LogSoftmax(-1), nn.SELU(), nn.PReLU(), nn.Hardtanh(), nn.Softsign(), nn.CELU(), nn.LogSigmoid(), nn.Tanhshrink(), nn.QuickGELU() if hasattr(nn, 'QuickGELU') else nn.Identity()]:
    print(a, a(x))
# ---
import torch
from torch import nn
class Net(nn.Module):
    """A net."""
    count = 0
    def __init__(self, *layers, **kw):
        super(Net, self).__init__()
        self.layers = nn.Sequential(*layers)
        for k, v in kw.items():
            setattr(self, k, v)
        Net.count += 1
    def forward(self, x, return_all=False):
        outs = []
        for l in self.layers:
            x = l(x)
            outs.append(x)
        return outs if return_all else x
    @property
    def depth(self):
        return len(self.layers)
    @staticmethod
    def make(n):
        return Net(*[nn.Linear(2, 2) for _ in range(n)], name='net')
    def __len__(self):
        return self.depth
    def __getitem__(self, i):
        return self.layers[i]
m = Net.make(2)
print(m, m.depth, len(m), m[0], m.name, Net.count, Net.__doc__, [tuple(o.shape) for o in m(torch.zeros(1, 2), return_all=True)], m(torch.zeros(1, 2), True)[0].shape, sep='\n')
print(m.layers[0] is m[0], callable(m), m.__class__.__name__, type(m), m._get_name(), hasattr(m, 'forward'), m.extra_repr() == '', isinstance(m, Net))
# ---
import torch
from torch import nn
loss = nn.CrossEntropyLoss()
x = torch.tensor([[2., 1., 0.], [0., 0., 5.]])
t = torch.tensor([0, 2])
print(loss(x, t), nn.CrossEntropyLoss(reduction='none')(x, t), nn.CrossEntropyLoss(label_smoothing=0.1)(x, t), nn.NLLLoss()(x.log_softmax(1), t), nn.functional.cross_entropy(x, x.softmax(1)), nn.MSELoss()(x, x + 1), nn.L1Loss()(x, x * 2), nn.BCEWithLogitsLoss()(x[:, 0], torch.tensor([1., 0.])) if hasattr(nn, 'BCEWithLogitsLoss') else '', sep='\n')
pred = x.argmax(1)
print((pred == t).float().mean(), (pred == t).sum().item() / len(t), x.softmax(1).max(1), loss(x, t).item() > 0, loss, nn.MSELoss(), sep='\n')
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5), nn.BatchNorm2d(2))
print([k.training for k in m.modules()], [k.training for k in m.eval().modules()], [k.training for k in m.train(False).modules()], m.train() is m)
m[1].eval()
print([k.training for k in m.modules()])
print(m.half()[0].weight.dtype, m.float()[0].weight.dtype, m.double()[2].running_mean.dtype, m[2].num_batches_tracked.dtype, m.to('cpu') is m, m.to(torch.float32)[0].bias.dtype, m.cpu() is m, m.to(torch.device('cpu'), torch.float64)[0].bias.dtype, next(m.parameters()).device, {p.dtype for p in m.parameters()})
# ---
import torch
from torch import nn
class PositionalEncoding(nn.Module):
    def __init__(self, d, n=10):
        super().__init__()
        pe = torch.zeros(n, d)
        pos = torch.arange(0, n, dtype=torch.float).unsqueeze(1)
        div = torch.exp(torch.arange(0, d, 2).float() * (-torch.log(torch.tensor(10000.0)) / d))
        pe[:, 0::2] = torch.sin(pos * div)
        pe[:, 1::2] = torch.cos(pos * div)
        self.register_buffer('pe', pe.unsqueeze(0))
    def forward(self, x):
        return x + self.pe[:, :x.size(1)]
m = PositionalEncoding(6)
print(m(torch.zeros(1, 4, 6)), m.pe.shape, list(m.state_dict()), list(m.parameters()), m, sep='\n')
# ---
import torch
from torch import nn
x = torch.zeros(2, 3, 8, 8)
class Debug(nn.Module):
    def forward(self, x):
        print('shape', tuple(x.shape))
        return x
class Lambda(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f
    def forward(self, x):
        return self.f(x)
s = nn.Sequential(Debug(), nn.Conv2d(3, 5, 2, 2), Debug(), nn.Flatten(2), Debug(), Lambda(lambda t: t.transpose(1, 2)), Debug(), nn.LayerNorm(5), Lambda(lambda t: t.mean(1)), nn.Linear(5, 2))
print(s(x).shape, s, sep='\n')
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 4 * 4, 120)
        self.fc2 = nn.Linear(120, 10)
    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(nn.functional.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        return self.fc2(torch.relu(self.fc1(x)))
n = Net()
print(n, n(torch.zeros(4, 1, 28, 28)).shape, n.conv1.weight.shape, n.conv1.bias.size(), len(list(n.parameters())), sep='\n')
try:
    n(torch.zeros(4, 1, 32, 32))
except RuntimeError as e:
    print(e)
try:
    n(torch.zeros(4, 3, 28, 28))
except RuntimeError as e:
    print(e)
