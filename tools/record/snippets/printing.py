import torch
for t in [torch.tensor(0), torch.tensor(-1.), torch.tensor(1e-9), torch.tensor(123456.789), torch.tensor(1e20), torch.tensor(True), torch.tensor(2 ** 40), torch.tensor(0.1, dtype=torch.float64), torch.tensor(1 / 3, dtype=torch.float64), torch.tensor(1 / 3, dtype=torch.float16), torch.tensor(1 / 3, dtype=torch.bfloat16), torch.tensor(200, dtype=torch.uint8), torch.tensor(float('-inf')), torch.tensor(float('nan'))]:
    print(t, repr(t), str(t), f'{t}', t.item(), t.dtype)
# ---
import torch
for v in [[1e-4, 1], [1e-5, 1], [1e-3], [0.00012], [1000.5], [9999.5], [99999.9], [100000.1], [1e8], [1e8, 1.5], [123456789.], [1.5, 1e4], [1.5, 1e5], [0.1, 1000.], [0.5, 0.25], [1., 2., 3.], [1., 2.5], [-1., 1.], [-0.001, 0.001], [1e-8], [1e-8, 1e-7], [float('inf'), 1.], [float('inf'), 1.5], [float('nan'), 1e6], [1e38], [0., 1e-10], [2 ** 24], [16777217.], [3.4e38, 1.], [1e-45], [1e-38, 1.], [-123.456, 7.]]:
    print(v, torch.tensor(v), torch.tensor(v, dtype=torch.float64))
# ---
import torch
print(torch.arange(30), torch.arange(30.), torch.arange(100) * 1000, torch.arange(-5, 5), torch.arange(25.) / 3, torch.linspace(-1, 1, 21), torch.logspace(-3, 3, 7), sep='\n')
print(torch.ones(30, dtype=torch.bool), torch.zeros(40, dtype=torch.uint8), torch.full((20,), -1), torch.full((12,), 1e6), torch.full((11,), 0.5, dtype=torch.float64), sep='\n')
# ---
import torch
print(torch.zeros(2, 2, 2), torch.zeros(1, 1, 2, 2), torch.zeros(2, 1, 1, 2), torch.ones(2, 3, 0), torch.zeros(0, 3), torch.zeros(3, 0, 2).shape, torch.zeros(1, 0), torch.empty(0, dtype=torch.int32), torch.tensor([[]]), torch.tensor([[], []]), sep='\n')
# ---
import torch
torch.manual_seed(0)
print(torch.randn(1001), torch.randn(20, 60), torch.randn(3, 300), torch.randn(300, 2), sep='\n')
# ---
import torch
torch.manual_seed(0)
print(torch.randn(5, 5, 50), torch.rand(1, 197, 192), torch.rand(2, 3, 224, 224), torch.randint(0, 255, (3, 40, 40)), torch.rand(40, 30) > 0.5, sep='\n')
# ---
import torch
torch.manual_seed(1)
x = torch.randn(3, 4)
for kw in [dict(precision=2), dict(precision=0), dict(precision=8), dict(sci_mode=True), dict(sci_mode=False), dict(profile='short'), dict(profile='full'), dict(profile='default'), dict(linewidth=30), dict(linewidth=200)]:
    torch.set_printoptions(**kw)
    print(kw, x, x * 1e6, sep='\n')
# ---
import torch
torch.set_printoptions(threshold=10, edgeitems=1)
print(torch.arange(20.), torch.arange(100).reshape(10, 10), torch.arange(4 * 4 * 4).reshape(4, 4, 4), sep='\n')
torch.set_printoptions(edgeitems=2, precision=3)
print(torch.arange(100.).reshape(10, 10) / 7)
torch.set_printoptions(profile='default')
torch.set_printoptions(threshold=float('inf'))
print(torch.arange(1010))
# ---
import torch
torch.manual_seed(0)
x = torch.randn(2, 3)
print(x.half(), x.double(), x.bfloat16(), x.int(), x.long(), x.byte() if False else x.short(), x.bool(), x > 0, (x * 100).to(torch.int8), x.abs().to(torch.uint8), sep='\n')
print(x[0], x[0, 0], x[:, 0], x.t(), x[None], x.unsqueeze(-1), x[x > 0], x.flatten(), x.sum(), x.mean(0), sep='\n')
# ---
import torch
x = torch.tensor(3.14159265)
print(f'{x:.2f} {x:8.3f}| {x:e} {x:g} {x:10}| {x.item():.4f} {x!r} {x!s}')
print('{:.1f} {}'.format(x, x), '%f %s %d' % (x, x, x), f'{torch.tensor(5):d} {torch.tensor(5):05d} {torch.tensor(1234567):,}', f'{torch.tensor(0.25):.0%}', round(x.item(), 2), round(x, decimals=1) if False else x.round(decimals=2))
print('loss: ' + str(x), 'n=%d' % torch.tensor(7), f'{torch.tensor([1., 2.])}', f'{x.shape} {x.dtype} {x.device}', sep=' | ')
try:
    print(f'{torch.zeros(2):.2f}')
except TypeError as e:
    print(e)
# ---
import torch
print([torch.tensor([1, 2]), torch.zeros(2, 2)])
print({'a': torch.ones(1), 'b': [torch.tensor(True)]}, (torch.tensor(1.),), sep='\n')
print(torch.zeros(2).tolist(), torch.tensor([0.1, 1 / 3]).tolist(), torch.tensor([0.1], dtype=torch.float64).tolist(), torch.tensor([[True], [False]]).tolist(), torch.tensor(3).tolist(), torch.tensor([1e-20, float('inf')]).tolist(), torch.tensor([0.1, 2.5]).half().tolist())
# ---
import torch
from torch import nn
p = nn.Parameter(torch.arange(6.).reshape(2, 3))
print(p, p.data, p.detach(), p[0], p.sum(), p * 2, [p], p.shape, type(p), isinstance(p, torch.Tensor), sep='\n')
print(nn.Parameter(torch.zeros(2), requires_grad=False), torch.zeros(2, requires_grad=True), torch.ones(1, requires_grad=True) * 2, p.requires_grad, p.is_leaf, p.grad, sep='\n')
print(nn.Parameter(torch.zeros(2, 0)), nn.Parameter(torch.tensor(1.)), list(nn.Linear(1, 1, bias=False).parameters())[0].shape, nn.ParameterList([nn.Parameter(torch.zeros(2, 3))]))
# ---
import torch
print(torch.float32, torch.float, torch.long, torch.int, torch.half, torch.double, torch.bool, torch.uint8, torch.bfloat16, str(torch.float32), repr(torch.int64), f'{torch.float16}', torch.float32 == torch.float, torch.float32 is torch.float, torch.float32.itemsize, torch.int8.is_signed, torch.float64.is_floating_point)
print(torch.device('cpu'), repr(torch.device('cpu')), str(torch.device('cuda:1')), torch.device('cuda', 0), torch.device('cpu') == torch.zeros(1).device, torch.device('cpu').type, torch.device('cuda:1').index, torch.device('cpu').index)
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
print(device, torch.zeros(2).to(device), torch.zeros(2, device=device).device, torch.cuda.is_available(), torch.cuda.device_count(), torch.backends.mps.is_available() if hasattr(torch.backends, 'mps') else '')
print(torch.__version__.split('+')[0].count('.'), torch.get_num_threads() > 0, torch.is_grad_enabled(), torch.get_default_dtype(), torch.finfo(torch.float32).eps, torch.finfo(torch.float16).max, torch.iinfo(torch.int64).max, torch.pi, torch.inf, torch.nan)
# ---
import torch
x = torch.arange(8.).reshape(2, 4)
print(x.max(1), x.min(0), x.sort(descending=True), x.topk(2), x.mode(), x.median(0), x.kthvalue(2), x.cummax(1), x.aminmax(), torch.std_mean(x), torch.var_mean(x, 1), x.unique(return_counts=True), sep='\n')
v, i = x.max(1)
print(v, i, x.max(1).values, x.max(1)[0], x.sort(1).indices, x.topk(3, largest=False).values, x.topk(1, dim=0)[1], x.max(1, keepdim=True)[0].shape, sep='\n')
# ---
import torch
x = torch.tensor([[0.00001, 1000.], [1., 1.]])
print(x, x.double(), x[1], x[0], x.half(), x * 1e3, x / 1e6, sep='\n')
print(torch.tensor([[1.5, -2.25], [1000.125, 3]]), torch.tensor([[1., 1e-3], [5e-4, 2.]]), torch.tensor([[-1e-6, 1e-6]]), torch.tensor([1., float('nan'), -float('inf')]), torch.tensor([1.5, float('inf')]), torch.tensor([[1e5, 1.], [2., 3.]]), torch.tensor([12345., 1.]), torch.tensor([1e7]), torch.tensor([1.1e7]), sep='\n')
# ---
import torch
print(torch.tensor([1 + 2j]), torch.tensor([1, 2], dtype=torch.complex64)) if False else print('no complex')
print(torch.tensor([255], dtype=torch.uint8) + 1, torch.tensor([127], dtype=torch.int8) + 1, torch.tensor([2 ** 31 - 1], dtype=torch.int32) + 1, torch.tensor([1.9, -1.9]).int(), torch.tensor([300.]).to(torch.int16), torch.tensor([-7]) // 2, torch.tensor([-7]) % 3, torch.tensor([7]) / 2, torch.tensor(7) // torch.tensor(2.))
