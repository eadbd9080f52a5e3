import timm, torch
m = timm.create_model('vit_tiny_patch16_224', depth=1).eval()
x = torch.zeros(1, 3, 224, 224)
print(torch.equal(torch.jit.trace(m, x)(x), m(x)), torch.jit.is_scripting(), torch.jit.is_tracing())
print(callable(timm.models.create_feature_extractor))
# ---
import torch
from torch import nn
class Net(nn.Module):
    n: torch.jit.Final[int]
    def __init__(self):
        super().__init__()
        self.n = 2
    @torch.jit.ignore
    def a(self):
        return 1
    @torch.jit.unused
    def b(self):
        return 2
    @torch.jit.export
    def c(self):
        return 3
    @torch.jit.ignore()
    def d(self):
        return 4
    def forward(self, x):
        return x if torch.jit.is_scripting() else x * self.n
m = Net()
print(m.a(), m.b(), m.c(), m.d(), m(torch.ones(1)), torch.jit.annotate(int, 3))
# ---
import torch
torch.jit.trace(torch.nn.Linear(1, 1), torch.ones(2))
# ---
import torch
torch.compile(3)
# ---
import torch
print(torch.vmap(lambda t: t * 2)(torch.ones(2, 3)))
print(torch.vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3)))
print(torch.func.vmap(lambda a, b: (a + b, a), in_dims=(0, None), out_dims=(0, 1))(torch.arange(6.).reshape(2, 3), torch.ones(3)))
print(torch.vmap(lambda d: d['x'] + 1)({'x': torch.ones(2)}))
# ---
import torch
torch.vmap(torch.add)(torch.ones(2), torch.ones(3))
# ---
import torch
torch.vmap(lambda t: 3)(torch.ones(2))
# ---
import torch
from torch import nn
lin = nn.Linear(2, 1)
given = {'weight': torch.ones(1, 2), 'bias': torch.ones(1)}
print(torch.func.functional_call(lin, given, torch.ones(1, 2)), len(list(lin.parameters())))
net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
before = net[0].weight.clone()
halves = {name: torch.full_like(value, 0.5) for name, value in net.named_parameters()}
print(torch.func.functional_call(net, halves, (torch.ones(1, 2),)))
print(torch.func.grad(lambda given: torch.func.functional_call(net, given, (torch.ones(1, 2),)).sum())(halves))
print(torch.equal(net[0].weight, before), type(net[0].weight).__name__)
# ---
import torch
torch.func.functional_call(torch.nn.Linear(2, 1), {'nope': torch.ones(1), 'weight': torch.ones(1, 2)}, torch.ones(1, 2), strict=True)
# ---
import torch
from torch import nn
class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2, bias=False)
        self.b = nn.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight
    def forward(self, x):
        return self.b(self.a(x))
m = Tied()
print(torch.func.functional_call(m, {'a.weight': 2 * torch.eye(2)}, torch.ones(1, 2)))
print(m.a.weight is m.b.weight)
# ---
import torch
from torch import nn
norm = nn.BatchNorm1d(2).eval()
print(torch.func.functional_call(norm, {'running_mean': torch.ones(2), 'running_var': torch.full((2,), 4.)}, torch.ones(1, 2)))
print(norm.running_mean, list(dict(norm.named_buffers())))
# ---
import torch
print(torch.func.grad(torch.sin)(torch.tensor(0.)))
print(torch.func.grad_and_value(lambda a, b: (a * b).sum(), argnums=(0, 1))(torch.ones(2), torch.full((2,), 3.)))
print(torch.func.grad(lambda a: (a.sum(), a * 2), has_aux=True)(torch.ones(2)))
# ---
import torch
torch.func.grad(torch.sin)(torch.ones(2))
# ---
import torch
torch.func.grad(lambda t: 3)(torch.ones(2))
# ---
import torch
from torch import nn
parameters, buffers = torch.func.stack_module_state([nn.Linear(2, 1), nn.Linear(2, 1)])
print({name: value.shape for name, value in parameters.items()}, buffers, parameters['weight'].requires_grad)
lin = nn.Linear(2, 1)
each = torch.vmap(lambda given, x: torch.func.functional_call(lin, given, (x,)), in_dims=(0, None))
print(each(parameters, torch.ones(3, 2)).shape)
# ---
import torch
torch.hub.load('facebookresearch/dinov2', 'dinov2_vits14')
# ---
import torch
torch.hub.load('a/b', 'c', source='nowhere')
# ---
import torch
for call in (lambda: torch.hub.load('facebookresearch/deit:main', 'deit_tiny_patch16_224'), lambda: torch.hub.load_state_dict_from_url('https://nowhere.invalid/a.pth')):
    try:
        call()
    except Exception as error:
        print(type(error).__mro__[:3])
