import torch
print(torch.tensor(1.5), torch.tensor(True), torch.tensor([[1]]), torch.tensor([[[]]]), torch.tensor([0.1, 0.22, 0.333]))
print(torch.tensor([1, -1, 100]), torch.tensor([1., 1e5]), torch.tensor([1., 1e9]), torch.tensor([1e-5, 1]), torch.tensor([0.001, 0.002]))
print(torch.tensor([float('inf'), 1, -2.5]), torch.tensor([float('nan')]), torch.tensor(-0.0), torch.tensor([-0., 0.]))
# ---
import torch
print(torch.ones(2, dtype=torch.float64), torch.ones(2, dtype=torch.float16), torch.ones(2, dtype=torch.int32), torch.ones(2, dtype=torch.uint8), torch.ones(2, dtype=torch.bool))
print(torch.zeros(0), torch.zeros(0, 2), torch.zeros(2, 0, dtype=torch.int64), torch.tensor([], dtype=torch.long))
print(torch.tensor(3, dtype=torch.int8), torch.tensor([1.5], dtype=torch.bfloat16))
# ---
import torch
x = torch.arange(1, 5).reshape(2, 2) / 3
print(x)
torch.set_printoptions(precision=2)
print(x)
torch.set_printoptions(precision=6, sci_mode=True)
print(x)
torch.set_printoptions(profile='default', sci_mode=None)
print(x, x * 1000, x * 1e6, sep='\n')
# ---
import torch
torch.set_printoptions(threshold=5, edgeitems=2)
print(torch.arange(20), torch.zeros(5, 5), sep='\n')
torch.set_printoptions(linewidth=40)
print(torch.arange(5.) / 7)
# ---
import torch
x = torch.tensor(2.5)
print(f'{x}', f'{x:.2f}', f'{x.item():.3f}', f'{x.item()}', '%.1f' % x, '{:>8.2f}|'.format(x), str(x), repr(x))
print(f'{torch.tensor([1, 2])}', 'shape: ' + str(torch.zeros(2).shape), f'{torch.tensor(7):3d}|', f'{torch.tensor(True)}')
# ---
import torch
print(torch.arange(1001))
print(torch.zeros(1, 197, 192))
print(torch.ones(3, 40))
# ---
import torch
print(torch.arange(12).reshape(2, 2, 3), torch.arange(2.).reshape(1, 1, 1, 2), torch.zeros(2, 1, 2, 1), sep='\n')
# ---
import torch
print(torch.float32, torch.int64, torch.zeros(1).dtype, torch.zeros(1).device, torch.device('cpu'), torch.zeros(1).layout)
print(type(torch.zeros(1)), torch.zeros(1).type(), torch.zeros(1).long().type(), torch.is_tensor(torch.zeros(1)), torch.is_tensor(1))
print(torch.zeros(1).element_size(), torch.float16.itemsize, torch.int32.is_floating_point, torch.finfo(torch.float32).max)
# ---
import torch
print([torch.tensor(1), torch.tensor(2.)], (torch.zeros(1),), {'a': torch.ones(2)})
print(torch.tensor([[1, 2], [3, 4]]).tolist(), torch.tensor(1.5).tolist(), torch.tensor([True]).tolist(), torch.tensor([0.1]).tolist())
# ---
import torch
x = torch.tensor([1.0, 2.0, 3.0])
print(x.item() if x.numel() == 1 else 'many', x[0].item(), x.sum().item(), x.mean().item(), int(x[1]), float(x[2]), bool(x[0]))
print(max(x), min(x), sum(x), len(x), list(x), sorted(x.tolist(), reverse=True))
for i, v in enumerate(x):
    print(i, v, v.item())
# ---
import torch
x = torch.arange(6.).reshape(2, 3)
print(x.max(dim=1), x.min(dim=0), x.sort(dim=1, descending=True), x.topk(2), x.median(dim=1), sep='\n')
values, indices = x.topk(1, dim=1)
print(values, indices, x.max(1).values, x.max(1)[1], x.argmax(), x.argmax(dim=1, keepdim=True), sep='\n')
# ---
import torch
print(torch.tensor([12345.678, 0.1]), torch.tensor([99999., 1.]), torch.tensor([1000.5, 2]), torch.tensor([1e-10]), torch.tensor([123456789]))
print(torch.tensor([0.5, 100.25, 1e4]), torch.tensor([1e-3, 1e3]), torch.tensor([1/3] * 7) )
# ---
import torch
x = torch.full((2, 2), 3.14159)
print(x, x.int(), x.long(), x.double(), x.half(), x.bool(), x.round(), x.to(torch.int32), x.type(torch.float64), sep='\n')
