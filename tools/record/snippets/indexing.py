import torch
x = torch.arange(60).reshape(3, 4, 5)
for e in ['x[0]', 'x[-1, -1]', 'x[0, 1, 2]', 'x[:, 0]', 'x[:, :, 0]', 'x[..., 0]', 'x[0, ...]', 'x[0, ..., 1]', 'x[1:]', 'x[:2, 1:3, ::2]', 'x[None].shape', 'x[:, None].shape', 'x[..., None].shape', 'x[0, None, 1].shape', 'x[[0, 2]].shape', 'x[:, [1, 2]].shape',
          'x[[0, 1], [1, 2]]', 'x[[0, 1], [1, 2], [3, 4]]', 'x[0, [1, 2]]', 'x[[0, 1], :, [3, 4]].shape', 'x[:, [0, 1], [0, 1]].shape', 'x[torch.tensor([0, 1])].shape', 'x[torch.tensor(1)].shape', 'x[torch.tensor([[0, 1], [2, 0]])].shape', 'x[torch.tensor([0, 1]), 1:3].shape',
          'x[x > 57]', 'x[x % 20 == 0]', 'x[torch.tensor([True, False, True])].shape', 'x[:, torch.tensor([True, False, True, False])].shape', 'x[x[:, 0, 0] > 10].shape', 'x[0][x[0] > 15]', 'x[True].shape', 'x[False].shape', 'x[1, 2:, torch.tensor([0, 4])]', 'x[()].shape', 'x[2:1].shape', 'x[5:].shape', 'x[-2:, -1:, -3:-1]', 'x[slice(0, 2)].shape', 'x[range(2)].shape', 'x[(0, 1)]', 'x[0:3:2, 0]', 'x[::2, ::2, ::2]']:
    print(e, eval(e), sep=' -> ')
# ---
import torch
x = torch.zeros(3, 4)
x[0] = 1
x[1, 2] = 5
x[:, 3] = torch.tensor([7., 8., 9.])
x[2, :2] = torch.tensor([1, 2])
x[x == 0] = -1
print(x)
x[[0, 1], [0, 1]] = torch.tensor([10., 20.])
x[..., 0] += 100
x[1:, 1:3] *= 2
x[-1] = x[0]
x[:, [1, 2]] = 0
print(x)
x[torch.tensor([True, False, True])] = 3
x[0, 0:2] = x[0, 2:4]
x[x > 50] -= 50
x[None, 0, 0] = 42
print(x)
x[:] = 2
x[...] = 5
x[1] = torch.arange(4)
print(x)
# ---
import torch
x = torch.arange(12).reshape(3, 4)
mask = x % 2 == 0
print(mask, x[mask], x.masked_fill(mask, -1), x.masked_select(~mask), torch.where(mask, x, 0), mask.sum(), mask.sum(1), mask.any(0), mask.all(1), mask.float().mean(), sep='\n')
print(mask.nonzero(), torch.nonzero(mask, as_tuple=True), torch.where(mask[0]), x.nonzero().shape, torch.argwhere(x > 9), sep='\n')
# ---
import torch
x = torch.tensor([[3., 1., 2.], [6., 5., 4.]])
i = torch.tensor([[2, 0], [1, 1]])
print(x.gather(1, i), x.gather(0, torch.tensor([[0, 1, 0]])), x.scatter(1, i, 9.), torch.zeros(2, 3).scatter_(1, torch.tensor([[0], [2]]), 1), x.index_select(1, torch.tensor([0, 2])), sep='\n')
print(x.index_fill(1, torch.tensor([0]), -1.), x.index_add(0, torch.tensor([0, 0]), torch.ones(2, 3)), x.scatter_add(1, i, torch.ones(2, 2)), x.index_copy(0, torch.tensor([1]), torch.zeros(1, 3)), x.take_along_dim(i, 1), sep='\n')
# ---
import torch
t = torch.arange(5)
print(t[0], t[0].item(), t[-1].item(), t[1:3].tolist(), t[t > 2].tolist(), t[[4, 0]], t[torch.randperm(1)], int(t[2]), float(t[2]), t[2] + 1, t[2] == 2, bool(t[0]), t[2].shape, 3 in t, 9 in t)
for v in t:
    print(v, v.item(), type(v).__name__, end=' ')
print([v.item() for v in t if v % 2 == 0], list(t[:2]), tuple(t[:1]), [*t[3:]], list(enumerate(t))[0], max(t), dict(a=t[1]))
k = torch.tensor(2)
print(t[k], t[:k], t[k:], [10, 20, 30][k], list(range(k)), 'abc'[k], t[k.item()], (1, 2, 3)[k])
# ---
import torch
tokens = torch.arange(2 * 5 * 3).reshape(2, 5, 3).float()
keep = torch.tensor([[0, 3], [1, 4]])
print(tokens[torch.arange(2)[:, None], keep])
print(torch.gather(tokens, 1, keep.unsqueeze(-1).expand(-1, -1, 3)).equal(tokens[torch.arange(2)[:, None], keep]))
noise = torch.tensor([[.3, .1, .5, .2, .4], [.9, .8, .7, .6, .5]])
ids_shuffle = torch.argsort(noise, dim=1)
ids_restore = torch.argsort(ids_shuffle, dim=1)
print(ids_shuffle, ids_restore, sep='\n')
mask = torch.ones(2, 5)
mask[:, :2] = 0
print(torch.gather(mask, 1, ids_restore), mask.gather(1, ids_restore).bool())
# ---
import torch
x = torch.zeros(4, 4)
x[1:3, 1:3] = torch.tensor([[1., 2.], [3., 4.]])
x[0, :] = torch.linspace(0, 1, 4)
x[:, -1] = x[0].clone()
print(x)
x[3] = x[3].clone().fill_(7)
y = x[::2]
y.mul_(-1)
print(x, y.is_contiguous(), y.stride())
x.view(-1)[::5] = 0
x.diagonal().add_(1)
x.t()[0] = 0.5
print(x)
x[x.abs() > 1] = float('nan')
print(x, x.isnan().sum(), x.nan_to_num(0.).sum())
# ---
import torch
a = torch.arange(6).reshape(2, 3)
b = a
b += 1
c = a.clone()
c += 1
d = a + 0
a[0, 0] = 99
print(a, b is a, c, d, sep='\n')
row = a[0]
col = a[:, 1]
row[:] = 0
col.copy_(torch.tensor([5, 6]))
print(a, row, col, sep='\n')
flat = a.flatten()
flat[0] = 77
print(a[0, 0], flat[0], a.view(-1)[0], a.t().flatten()[0])
t = a.t().flatten()
t[0] = 1000
print(a[0, 0], t[0])
