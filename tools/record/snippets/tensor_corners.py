import torch
x = torch.zeros(2, dtype=torch.int64)
for line in """torch.arange(1, end=4, step=2)
torch.arange(torch.tensor(3))
torch.arange(torch.tensor(1.), 3)
torch.arange(float('inf'))
torch.range(3, 1)
torch.full((2,), torch.tensor(3.5))
torch.full_like(x, 3.7)
x.new_full((2,), 3.5)
torch.full((2,), 300, dtype=torch.uint8)
torch.full((2,), -1, dtype=torch.uint8)
torch.full((2,), 1e5, dtype=torch.float16)
torch.full((2,), 1e40)
torch.full((2,), float('nan'), dtype=torch.int8)
torch.zeros(2, dtype=torch.uint8).fill_(300)
torch.zeros(2, dtype=torch.uint8).clamp(0, 300)
torch.zeros(2, dtype=torch.int8) + 300
x.masked_fill(x == 0, float('-inf'))
torch.tensor(-1, dtype=torch.uint8)
torch.tensor([256], dtype=torch.uint8)
torch.tensor([float('nan')], dtype=torch.int32)
torch.tensor({})
torch.tensor([torch.tensor([1, 2]), torch.tensor([3, 4])])
torch.tensor([1, 'a'])
torch.zeros(2, dtype=str)
torch.zeros(2, device='float32')
torch.zeros(2, device=0)
torch.meshgrid()
torch.meshgrid(torch.zeros(2, 2), torch.arange(3))
torch.meshgrid(torch.arange(2), torch.arange(3.), indexing='ij')
torch.cartesian_prod(torch.tensor([[1, 2]]), torch.tensor([3, 4]))
torch.cartesian_prod('a')
torch.combinations(torch.arange(3))
torch.combinations(torch.arange(3), r=3)
torch.combinations(torch.arange(2), 2, True)
torch.combinations(torch.zeros(2, 2))
torch.randint(0, 300, (3,), dtype=torch.uint8)
torch.zeros(3).random_(0)
torch.normal(0, 1)
""".strip().splitlines():
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)
# ---
import torch
x = torch.arange(6.).reshape(2, 3)
for line in """torch.zeros(True)
torch.zeros(2, True)
torch.zeros((True, 2))
x.view(True, 6)
x.view(6, True)
x.flatten(True)
x.size(True)
x.transpose(True, False)
x.unbind(True)
x.chunk(True)
x.sum(True)
x.sum(0, 1)
x.sum(dim=0, keepdim=1)
x.max(1, 1)
x.max(1, True)
torch.max(x, 1, 2)
x.std(0, 1)
x.argmax(1, 1)
x.topk(1, 1, 1)
x.sort(1, 1)
torch.cat([x, x], True)
torch.softmax(x, True)
x.cumsum(True)
torch.allclose(x, x, 1, 1, 1)
torch.zeros(2, requires_grad=1)
torch.nn.functional.layer_norm(x, (3,), eps=True)
x.size(0, 1)
x.item(1)
x.type(3)
""".strip().splitlines():
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)
# ---
import torch
m = torch.arange(6).reshape(2, 3)
v = torch.arange(3)
for line in """m.repeat_interleave(-1)
m.repeat_interleave(torch.tensor([1., 2.]), dim=0)
torch.repeat_interleave(torch.tensor([1, 2]))
torch.repeat_interleave(torch.tensor([1, 2], dtype=torch.int32))
torch.repeat_interleave(torch.tensor([[1, 2]]))
m.as_strided((5, 2), (3, 1))
m.names
m.split('a')
torch.broadcast_shapes((2, -1), (1, 4))
torch.broadcast_tensors('a')
torch.select_scatter(m, torch.zeros(3), 0, 1)
torch.slice_scatter(m, torch.ones(1, 3), 0, 1)
torch.slice_scatter(m, torch.ones(2, 3), 0, 1)
torch.diagonal_scatter(m, torch.tensor([7, 8]))
v.masked_scatter(v > 0, torch.tensor([9]))
m.to('float32')
m.to(torch.float32, torch.float64)
m.to(3)
torch.device('float32')
torch.device(1)
""".strip().splitlines():
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)
# ---
import torch
i = torch.tensor([-7, -3, 0, 3, 7])
y = torch.arange(6.).reshape(2, 3)
n = torch.tensor([1., float('nan'), 3., -0.])
sq = torch.tensor([[2., 1.], [1., 3.]])
for line in """round(y)
round(y[0, 1], 2)
torch.sign(n)
torch.clamp(y, torch.tensor([1., 2., 3.]), 4)
torch.logical_or(i, 0)
torch.lerp(torch.tensor(1), torch.tensor(2), 0.5)
torch.softmax(torch.tensor([]), 0)
torch.add(1, 2)
torch.add(1, y)
torch.mul(2, 3)
torch.sub(1, y)
torch.pow(2, 3)
torch.gcd(i, torch.tensor(6))
torch.lcm(i, torch.tensor(2))
torch.gcd(y, y)
torch.ldexp(y, torch.tensor(2))
torch.tensor([True]).argmax()
n.median()
n.nanmedian()
torch.tensor([[float('nan'), 2.], [3., 1.]]).median(1)
torch.tensor([[float('nan'), 2.], [3., 1.]]).nanmedian(1)
torch.tensor([[3., 1., 2.], [2., 2., 5.]]).kthvalue(2)
torch.tensor([[3., 1., 2.], [2., 2., 5.]]).kthvalue(1, keepdim=True)
torch.tensor([5., 2., 2., 1., 2., 9., 4.]).kthvalue(3)
torch.dist(y, y + 1)
torch.dist(y, y + 1, 1)
torch.addr(torch.zeros(2, 3), torch.ones(2), torch.arange(3.), beta=2, alpha=3)
torch.chain_matmul(y, y.T, y)
torch.cross(torch.ones(2), torch.ones(2))
torch.cross(torch.eye(3)[:, :2], torch.ones(3, 2))
torch.linalg.vecdot(y, y)
torch.einsum('ij')
torch.einsum('ij->ji', 1)
torch.linalg.inv(torch.zeros(2, 2))
torch.linalg.inv(torch.zeros(1, 2, 2))
torch.linalg.LinAlgError.__name__
torch.linalg.slogdet(sq)
torch.slogdet(torch.zeros(2, 2))
torch.logdet(sq)
torch.linalg.solve(sq, torch.tensor([1., 2.]))
torch.linalg.solve(sq, torch.ones(3))
torch.linalg.solve(torch.zeros(2, 2), torch.ones(2))
torch.special.expit(y)
torch.special.softmax(y, 1)
torch.testing.assert_close(y, y)
torch.testing.assert_close(y, y + 1)
torch.testing.assert_close(1, 2)
torch.testing.assert_close(y, y.long())
""".strip().splitlines():
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)
# ---
import torch
r = torch.tensor([[3., 1., 2.], [2., 2., 5.]]).max(1)
for line in """r.foo
r._fields
r.n_fields
hasattr(r, '_asdict')
type(r)
torch.Size([1, 2]) * 1.5
torch.promote_types(1, 2)
torch.numel('a')
torch.random.manual_seed(3).initial_seed()
""".strip().splitlines():
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)
# ---
import torch
x = torch.arange(4.)
y = x
y += 1
print(x, y is x)
y = y + 1
print(x, y, y is x)
x[1:3] *= 10
print(x)
x[0] = x[1] = 7
print(x)
# ---
import torch
a = torch.zeros(2, 3)
b = a.view(6)
c = a.T
b[0] = 1
c[1, 1] = 5
a[:, 2] -= 1
print(a, b, c, sep='\n')
a.add_(torch.ones(3)).mul_(2)
print(b)
print(a._version if hasattr(a, '_version') else None)
# ---
import torch
x = torch.tensor([3, 1, 2])
values, indices = x.sort()
print(values, indices)
print(x.sort().values, x.sort(descending=True).indices)
(v, i), n = torch.max(x.view(1, 3), dim=1), 3
print(v, i, n)
mn, mx = torch.aminmax(x)
print(mn, mx)
a, b, c = x
print(a, b, c, type(a))
first, *rest = x
print(first, rest)
# ---
import torch
a, b = torch.zeros(3)
# ---
import torch
a, b, c, d = torch.zeros(3)
# ---
import torch
for i, row in enumerate(torch.eye(2)):
    print(i, row)
for v in torch.tensor(3):
    print(v)
# ---
import torch
torch.set_printoptions(precision=2, sci_mode=False)
print(torch.tensor([1e-6, 123456.789]), torch.tensor(1e-9))
torch.set_printoptions(profile='default')
print(torch.tensor([1e-6, 123456.789]), torch.tensor(1e-9))
torch.set_printoptions(linewidth=50, threshold=20, edgeitems=2)
print(torch.arange(30).reshape(5, 6))
print(torch.rand(30) < 2)
# ---
import torch
torch.set_printoptions(precision=3)
print(torch.tensor([1.23456, 2.]), torch.tensor([[1.5]], dtype=torch.float64))
print(f'{torch.tensor(1.23456)}', torch.tensor(1.23456).item())
print([torch.tensor(1.23456)], {'a': torch.tensor([1.23456])})
# ---
import torch
torch.manual_seed(42)
w = torch.randn(3, 4)
b = torch.zeros(3)
x = torch.ones(2, 4)
print(x @ w.T + b)
print((x @ w.T + b).argmax(dim=-1))
print(w.mean(), w.std(), w.min(), w.max())
print(w.abs().sum(dim=1), w.pow(2).sum().sqrt(), w.norm())
# ---
import torch
q = k = v = torch.arange(12.).reshape(1, 2, 3, 2) / 10
scale = q.shape[-1] ** -0.5
attn = (q * scale) @ k.transpose(-2, -1)
print(attn.shape)
attn = attn.softmax(dim=-1)
print(attn)
out = (attn @ v).transpose(1, 2).reshape(1, 3, 4)
print(out)
print(torch.allclose(out, torch.nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(1, 3, 4)))
# ---
import torch
img = torch.arange(2 * 3 * 4 * 4).reshape(2, 3, 4, 4)
p = 2
patches = img.unfold(2, p, p).unfold(3, p, p)
print(patches.shape, patches.stride(), patches.is_contiguous())
flat = patches.permute(0, 2, 3, 1, 4, 5).reshape(2, 4, -1)
print(flat.shape)
print(flat[0, 0])
print(torch.nn.functional.unfold(img.float(), p, stride=p).transpose(1, 2)[0, 0])
# ---
import torch
x = torch.zeros(2, 3)
x[0, :] = torch.tensor([1, 2, 3])
x[1] = 4
x[:, 1:] += 0.5
print(x)
x[x > 4] = 0
print(x)
x[[0, 1], [0, 2]] = torch.tensor([9., 8.])
print(x)
x[..., -1] = torch.arange(2)
print(x)
# ---
import torch
x = torch.zeros(2, 3)
x[2, 0] = 1
# ---
import torch
x = torch.zeros(2, 3, dtype=torch.int64)
x[0] = 1.9
print(x)
x += 1.5
# ---
import torch
x = torch.ones(2, 3, dtype=torch.int64)
x /= 2
# ---
import torch
x = torch.arange(3)
x -= torch.ones(2)
# ---
import torch
x = torch.zeros(3)
x += torch.zeros(2, 3)
# ---
import torch
x = torch.zeros(3, dtype=torch.bool)
x += 1
# ---
import torch
x = torch.ones(2, 3)
x.foo = 3
print(x.foo)
x.shape = (3, 2)
# ---
import torch
x = torch.ones(2, 3)
x.shape[0] = 5
# ---
import torch
x = torch.ones(2, 3)
del x[0]
# ---
import torch
try:
    torch.zeros(2, 3).view(4)
except RuntimeError as e:
    print(type(e), e, e.args)
try:
    torch.zeros(2)[5]
except IndexError as e:
    print(repr(e))
try:
    torch.tensor([[1, 2], [3]])
except ValueError as e:
    print(repr(e))
# ---
import torch
print(torch.linspace(0, 1, 11))
print(torch.linspace(-3, 3, 7).tanh())
print(torch.logspace(0, 2, 3), torch.linspace(0, 1, 3, dtype=torch.float64))
print(torch.arange(0, 1, 0.3), torch.arange(1, 2, 0.1), torch.arange(10, 0, -3))
# ---
import torch
x = torch.randint(0, 3, (0,))
print(x, x.shape, x.sum(), x.float().mean(), x.numel())
print(torch.cat([torch.zeros(0), torch.ones(2)]), torch.zeros(0, 3).sum(0), torch.zeros(3, 0).sum(0))
print(torch.empty(0).max() if False else 'skip', torch.zeros(2, 0, 3).shape, torch.zeros(0, 3))
torch.empty(0).max()
# ---
import torch
a = torch.tensor([1, 2, 3], dtype=torch.int32)
b = torch.tensor([1.5])
for op in ('+', '-', '*', '/', '//', '%', '**', '<', '=='):
    r = eval(f'a {op} b')
    print(op, r, r.dtype)
for op in ('&', '|', '^', '<<', '>>'):
    try:
        print(op, eval(f'a {op} b'))
    except Exception as e:
        print(op, type(e).__name__, e)
# ---
import torch
x = torch.tensor([[1., 2.], [3., 4.]])
print(torch.linalg.det(x), torch.linalg.inv(x), torch.linalg.norm(x), torch.linalg.matrix_power(x, 2), sep='\n')
print(x.inverse(), x.det(), x.trace(), x.diagonal(), sep='\n')
print(torch.linalg.solve(x, torch.tensor([5., 6.])))
print(torch.linalg.slogdet(x))
# ---
import torch
try:
    torch.linalg.inv(torch.ones(2, 2))
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    torch.linalg.inv(torch.zeros(1, 2, 2))
except torch.linalg.LinAlgError as e:
    print(type(e).__name__, e)
# ---
import torch
x = torch.arange(10)
print(x[2:5], x[-3:], x[::3], x[:-1], x[7:2].shape)
print(x[torch.tensor([1, 3])], x[[1, 3]], x[x % 2 == 1], x[x > 20])
print(x.index_select(0, torch.tensor([0, 9])), x.take(torch.tensor([5])), x.masked_select(x < 3))
print(x[5].item(), int(x[5]), float(x[5]), x[5] + 0.5)
# ---
import torch
x = torch.arange(12).view(3, 4)
rows, cols = torch.meshgrid(torch.arange(3), torch.arange(2), indexing='ij')
print(x[rows, cols])
print(x.gather(1, torch.tensor([[0, 0], [1, 1], [3, 2]])))
print(torch.zeros(3, 4, dtype=torch.long).scatter_(1, torch.tensor([[0], [1], [3]]), 7))
print(torch.nonzero(x > 8), torch.nonzero(x > 8, as_tuple=True), sep='\n')
print(x.nonzero().shape, (x == 5).nonzero().tolist())
# ---
import torch
one_hot = torch.nn.functional.one_hot(torch.tensor([0, 2, 1]), num_classes=4)
print(one_hot, one_hot.dtype, one_hot.sum(0))
print(torch.eye(4)[torch.tensor([0, 2, 1])])
print(torch.bincount(torch.tensor([0, 2, 1, 2])), torch.unique(torch.tensor([3, 1, 3]), return_counts=True))
print(torch.histc(torch.tensor([1., 2., 1.]), bins=4, min=0, max=3))
# ---
import torch
x = torch.randn(3, generator=torch.Generator().manual_seed(0))
y = x.clone()
y[0] = 100
z = x.detach()
z[1] = 50
print(x, y, z)
print(x.data_ptr() == z.data_ptr(), x.data_ptr() == y.data_ptr())
print(torch.equal(x, z), (x == y).tolist(), x.eq(y).sum())
# ---
import torch
x = torch.tensor([[1., 2.], [3., 4.]])
try:
    torch.testing.assert_close(x, x + 1)
except AssertionError as e:
    print(e)
torch.testing.assert_close(x, x.clone())
torch.testing.assert_close(x, x[0])
# ---
import torch
torch.testing.assert_close(torch.tensor([1., 2.]), torch.tensor([1, 2]))
# ---
import torch
torch.testing.assert_close(1.0, 1.1)
# ---
import torch
torch.testing.assert_close(torch.tensor([1., 2.]), torch.tensor([1., 2.1]), rtol=0, atol=1e-3, msg='different!')
# ---
import torch
torch.testing.assert_close(torch.tensor([1, 2]), torch.tensor([1, 3]))
# ---
import torch
torch.testing.assert_close(torch.tensor(1.), torch.tensor(2.))
# ---
import torch
torch.testing.assert_close(torch.rand(2, 3), torch.rand(3, 2))
# ---
import torch
x = torch.tensor([0.1, 0.2, 0.3])
print(x.sum() == 0.6, torch.isclose(x.sum(), torch.tensor(0.6)), x.sum().item())
print(x.double().sum().item(), x.half().sum().item(), x.bfloat16())
print(torch.tensor(16777217.), torch.tensor(16777217), torch.tensor(0.1).double().item())
print(1 / torch.tensor(3), (1 / torch.tensor(3)).item(), torch.tensor(1) / 3)
print(torch.tensor(2) ** 0.5, torch.tensor(2.) ** 0.5, 2 ** torch.tensor([1, 2, 3]))
print(torch.tensor([1, 2, 3]).float().std(), torch.tensor([5.]).std(), torch.tensor([1., 2.]).var(unbiased=False))
# ---
import torch
for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8, torch.bool):
    x = torch.tensor([0, 1, 100]).to(dtype)
    print(x, x.dtype, x.element_size(), x.sum(), x.sum().dtype, (x * 2).dtype, (x / 2).dtype)
# ---
import torch
x = torch.arange(6).reshape(2, 3)
for dim in (0, 1, -1, 2):
    try:
        print(dim, x.sum(dim), x.max(dim).values, x.float().mean(dim, keepdim=True).shape, x.cumsum(dim).tolist())
    except Exception as e:
        print(dim, type(e).__name__, e)
# ---
import torch
x = torch.zeros(2, 3, 4)
for s in ((24,), (2, 12), (-1, 4), (2, -1, 2), (5, 5), (-1, 7), (-1, -1), (0, 24), ()):
    try:
        print(s, x.view(s).shape, x.reshape(*s).shape if s else x.reshape(s).shape)
    except Exception as e:
        print(s, type(e).__name__, e)
# ---
import torch
a = torch.ones(3, 1)
for s in ((1, 4), (3, 4), (4,), (2, 3, 1), (2, 1), (5, 3, 4), (2, 3, 4, 5)):
    b = torch.ones(s)
    try:
        print(s, (a + b).shape)
    except Exception as e:
        print(s, type(e).__name__, e)
# ---
import torch
for sa, sb in (((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((5, 2, 3), (3,)), ((5, 2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)), ((5, 2, 3), (4, 3, 4)), ((2, 3), (2, 3)), ((3,), (4,)), ((), (3,)), ((1, 5, 2, 3), (7, 1, 3, 4)), ((3,), (5, 3, 2)), ((3,), (5, 2, 3))):
    try:
        print(sa, sb, tuple((torch.ones(sa) @ torch.ones(sb)).shape))
    except Exception as e:
        print(sa, sb, type(e).__name__, e)
# ---
import torch
x = torch.arange(3 * 4).reshape(3, 4)
for index in (0, -1, 3, (0, 1), (0, 4), slice(1, 3), (slice(None), 1), (..., 0), None, (None, 0), [0, 2], [0, 3], ([0, 1], [1, 2]), ([0, 1], [1, 2, 3]), True, 'a', 1.0, (0, 0, 0), slice(None, None, -1), torch.tensor([True, False, True]), torch.tensor([True, False])):
    try:
        print(index, x[index], x[index].shape)
    except Exception as e:
        print(index, type(e).__name__, e)
# ---
import torch
x = torch.arange(24.).reshape(2, 3, 4)
print(torch.amax(x, (0, 2)), x.amin(dim=(1, 2)), x.sum((0, -1)), x.mean((1, 2)), x.std((1, 2)), x.var(dim=[0, 1]), sep='\n')
print(x.flatten(1).norm(dim=1), x.norm(p=1, dim=(1, 2)), x.logsumexp((0, 1)), sep='\n')
print(x.argmax(), x.argmax(0), x.argmax(-1), x.max(), x.median(), x.prod(), x.min(1).indices, sep='\n')
print(x.std(1, keepdim=True).shape, torch.var_mean(x, dim=2), torch.std_mean(x, 0)[1].shape, sep='\n')
# ---
import torch
x = torch.tensor([1.0, float('nan'), float('inf'), -float('inf'), 0.0, -0.0])
print(x, x.isnan(), x.isinf(), x.isfinite(), x.nan_to_num(), x.sum(), x.max(), x.min(), x.nansum(), x == x, 1 / x, x.sign(), x.abs(), x.sort(), x.argmax(), sep='\n')
# ---
import torch
x = torch.arange(5)
print(x.tolist(), list(x), [int(v) for v in x], sum(x), max(x), sorted(x, reverse=True)[0], list(map(float, x)))
print(dict(zip('abc', x)), {int(k): 1 for k in x}, set(x.tolist()), tuple(x[:2]))
print(3 in x, 7 in x, x.tolist().index(3), len(x), bool(x[1]), not x[0])
print(*x, sep=', ')
print('%d %.2f %s' % (x[1], x[2], x[3]), '{:03d}'.format(x[4]), f'{x[3]:.1f}', format(x[2], '>5'))
# ---
import torch
x = torch.full((3, 3), 0.5)
x.fill_diagonal_(1)
print(x, x.trace(), x.diag(), x.triu(1), x.tril(-1), torch.diag(torch.tensor([1., 2.])), x.diagonal().sum(), sep='\n')
x.diagonal().fill_(7)
print(x)
# ---
import torch
x = torch.tensor([1, 2, 3])
print(x.repeat(2), x.repeat(2, 1), x.repeat_interleave(2), x.tile((2, 2)), x.expand(2, 3), x[None].expand(2, -1).stride(), x.unsqueeze(1).repeat(1, 2), sep='\n')
print(torch.repeat_interleave(x, x), x.roll(1), x.flip(0), torch.rot90(x.view(1, 3)), x.unfold(0, 2, 1), torch.diff(x), x.cumsum(0), x.cumprod(0), sep='\n')
# ---
import torch
torch.set_default_dtype(torch.float64)
print(torch.tensor([1.0, 2.0]), torch.zeros(2), torch.arange(3.) / 3, torch.tensor(1) / 3, torch.get_default_dtype())
torch.set_default_dtype(torch.float32)
print(torch.tensor(1.0).dtype, torch.zeros(2, dtype=torch.double))
torch.set_default_dtype(torch.int64)
# ---
import torch
x = torch.randn(2, 3)
x.requires_grad_()
y = x * 2
print(x.requires_grad, y.requires_grad, x.is_leaf, y.grad_fn, x.grad)
print(x.detach().requires_grad, torch.zeros(2, requires_grad=True))
with torch.no_grad():
    print((x * 2).requires_grad)
# ---
import torch
x = torch.tensor([[3, 1], [2, 4]])
print(torch.sort(x, dim=0), torch.argsort(x, dim=1, descending=True), torch.topk(x, 1), torch.kthvalue(x, 1, dim=0), torch.mode(x), torch.cummax(x, 1), sep='\n')
print(repr(torch.max(x, 0)), str(torch.min(x, 1)), f'{torch.median(x, 0)}')
# ---
import torch
print(torch.cat((torch.tensor([1, 2]), torch.tensor([3.5]))), torch.stack((torch.tensor(1), torch.tensor(2.5))))
print(torch.hstack((torch.tensor([1]), torch.tensor([2, 3]))), torch.vstack((torch.tensor([1, 2]), torch.tensor([3, 4]))), torch.dstack((torch.tensor([1, 2]), torch.tensor([3, 4]))), torch.column_stack((torch.tensor([1, 2]), torch.tensor([3, 4]))))
print(torch.split(torch.arange(7), 3), torch.arange(7).chunk(3), torch.arange(7).tensor_split(3), torch.arange(7).split([1, 2, 4]))
