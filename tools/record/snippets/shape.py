import torch
x = torch.arange(24).reshape(2, 3, 4)
print(x.reshape(-1).shape, x.reshape(4, -1).shape, x.view(2, 12).shape, x.view(-1, 4).shape)
print(x.permute(2, 0, 1).contiguous().view(4, 6))
print(x.transpose(0, 1).reshape(3, -1))
print(x.movedim(0, -1).shape, torch.movedim(x, (0, 1), (1, 0)).shape, x.swapaxes(0, 2).shape)
# ---
import torch
x = torch.arange(12.).view(3, 4)
print(x.unsqueeze(1).shape, x[:, None, :].shape, x[..., None].shape, x[None].shape)
print(x.unsqueeze(0).squeeze(0).shape, x.unsqueeze(0).squeeze().shape, x.squeeze(0).shape)
print(x.unfold(1, 2, 2))
print(x.narrow(1, 1, 2), x.select(0, 1), x.index_select(1, torch.tensor([0, 3])), sep='\n')
# ---
import torch
x = torch.arange(6).reshape(2, 3)
print(x.roll(1, 1), torch.roll(x, shifts=(1, 1), dims=(0, 1)), x.flip(0), x.flip(1), x.rot90(), sep='\n')
print(x.tile(2), x.tile((2, 2)).shape, x.repeat(2, 2), x.repeat_interleave(2, dim=0), sep='\n')
# ---
import torch
x = torch.arange(10)
print(x[2:5], x[::3], x[-3:], x[:-7], x[[1, 3]], x[torch.tensor([0, -1])])
print(x[x % 2 == 0], x[(x > 2) & (x < 6)], x[~(x > 2)])
y = x.clone()
y[2:4] = 0
y[y > 7] = -1
y[0] += 5
print(y)
# ---
import torch
x = torch.zeros(3, 3)
x[0] = 1
x[:, 1] = torch.tensor([5., 6., 7.])
x[1, 2] = 9
x[[0, 2], [2, 0]] = -1
print(x)
v = x.view(-1)
v[4] = 100
print(x[1, 1], x.sum())
# ---
import torch
a, b = torch.arange(4.).split(2)
print(a, b)
print([t.tolist() for t in torch.arange(7).split([2, 5])], [t.tolist() for t in torch.arange(7).tensor_split(3)])
print([t.shape for t in torch.zeros(2, 6).chunk(4, dim=1)])
print(torch.hstack([torch.ones(2), torch.zeros(2)]), torch.vstack([torch.ones(2), torch.zeros(2)]).shape)
print(torch.stack([torch.ones(2), torch.zeros(2)], dim=1))
# ---
import torch
x = torch.randn(2, 3, 4)
print(x.flatten(1).shape, x.flatten(0, 1).shape, torch.flatten(x, start_dim=1).shape, x.ravel().shape)
print(x.unflatten(2, (2, 2)).shape, x.unflatten(-1, (-1, 2)).shape)
print(x.view(2, -1).shape, x.expand(5, 2, 3, 4).shape, x.expand(5, -1, -1, -1).shape)
print(x.T.shape if x.dim() == 2 else x.mT.shape, x.size(-1), x.shape[1:], x.shape[-1])
# ---
import torch
x = torch.arange(8.).reshape(2, 4)
print(x.stride(), x.t().stride(), x.is_contiguous(), x.t().is_contiguous(), x.storage_offset(), x[1].storage_offset())
y = x.t()
try:
    print(y.view(8))
except RuntimeError as e:
    print('RuntimeError', e)
print(y.reshape(8))
print(x.expand(2, 4).stride(), x[:, :1].expand(2, 4).stride())
# ---
import torch
print(torch.zeros(2, 3).numel(), torch.zeros(2, 3).nelement(), len(torch.zeros(5, 2)), torch.zeros(()).dim(), torch.zeros(0, 3).shape)
s = torch.zeros(2, 3, 4).shape
print(s, s[0], s[-1], s[1:], list(s), tuple(s), s.numel(), len(s), s == (2, 3, 4), s == torch.Size([2, 3, 4]))
b, n, d = s
print(b, n, d, s + (5,), *s)
# ---
import torch
x = torch.arange(9).reshape(3, 3)
print(torch.tril(x), torch.triu(x, 1), torch.diag(x), x.trace(), x.diagonal(), sep='\n')
print(torch.eye(2, 3), torch.diag(torch.tensor([1, 2])), sep='\n')
# ---
import torch
a = torch.arange(3).view(3, 1)
b = torch.arange(2).view(1, 2)
print(a + b, a * b, a == b, sep='\n')
print(torch.broadcast_tensors(a, b)[0].shape, torch.broadcast_shapes((3, 1), (1, 2)), (a.float() @ b.float()).shape)
# ---
import torch
x = torch.tensor([[1, 2], [3, 4]])
print(x.gather(1, torch.tensor([[0, 0], [1, 0]])), x.take(torch.tensor([0, 3])), x.masked_select(x > 1), x.masked_fill(x > 2, 0), sep='\n')
print(torch.where(x > 2, x, -x), torch.where(x > 2), x.nonzero(), sep='\n')
# ---
import torch
x = torch.zeros(2, 3, dtype=torch.long)
print(x.scatter(1, torch.tensor([[0], [2]]), 7), x.index_fill(1, torch.tensor([0]), 5), sep='\n')
print(torch.nn.functional.one_hot(torch.tensor([0, 2, 1])), torch.nn.functional.one_hot(torch.tensor([0, 1]), num_classes=4), sep='\n')
# ---
import torch
x = torch.arange(16).reshape(1, 1, 4, 4)
p = x.unfold(2, 2, 2).unfold(3, 2, 2)
print(p.shape)
print(p.reshape(4, 4))
print(x.reshape(1, 2, 2, 2, 2).permute(0, 1, 3, 2, 4).reshape(4, 4))
# ---
import torch
img = torch.arange(2 * 3 * 4 * 4.).reshape(2, 3, 4, 4)
patches = img.reshape(2, 3, 2, 2, 2, 2).permute(0, 2, 4, 3, 5, 1).reshape(2, 4, 12)
print(patches.shape, patches[0, 0])
print(torch.einsum('bchw->bhwc', img).shape, torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(3, 4)))
# ---
import torch
print(torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij'))
print(torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4])))
print(torch.linspace(-1, 1, 5), torch.logspace(0, 2, 3), torch.arange(5, 0, -2), torch.arange(1, 2, 0.3))
# ---
import torch
x = torch.randn(3, 4)
for name in ['sum', 'mean', 'std', 'var', 'amax', 'amin', 'prod']:
    print(name, getattr(x, name)(dim=0).shape, getattr(x, name)(1, keepdim=True).shape, getattr(x, name)(dim=-1).shape)
# ---
import torch
q = torch.ones(2, 4, 5, 8)
k = torch.ones(2, 4, 6, 8)
print((q @ k.transpose(-2, -1)).shape, torch.matmul(q, k.mT).sum(), torch.bmm(q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2)).shape)
print(torch.einsum('bhqd,bhkd->bhqk', q, k).shape, (q * 2 - 1).sum(), torch.mm(torch.ones(2, 3), torch.ones(3, 1)))
print(torch.outer(torch.arange(3.), torch.arange(2.)), torch.dot(torch.arange(3.), torch.ones(3)), torch.mv(torch.ones(2, 3), torch.ones(3)))
