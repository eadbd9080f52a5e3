import torch
i, f, d, h, b, u = torch.tensor([1, 2]), torch.tensor([1., 2.]), torch.tensor([1., 2.], dtype=torch.float64), torch.tensor([1., 2.]).half(), torch.tensor([True, False]), torch.tensor([1, 2], dtype=torch.uint8)
ts = {'i': i, 'f': f, 'd': d, 'h': h, 'b': b, 'u': u, 's': torch.tensor(2.), 'si': torch.tensor(3)}
for m, x in ts.items():
    print(m, [str((x + y).dtype).split('.')[1] for y in ts.values()], (x + 1).dtype, (x + 1.5).dtype, (x * True).dtype, (x / 2).dtype, (x // 1).dtype if x.dtype != torch.bool else '', (x ** 2).dtype, (x > 1).dtype, x.sum().dtype, torch.promote_types(x.dtype, torch.int32), torch.result_type(x, 1.))
print(i + f, i * 1.5, b + 1, b + b, b * 2.5, u - 3, i / i, 7 // i, -f, i ** -1. , 2 ** i, f % 1.5, i % 2, divmod(7, 2), abs(-i), 1 - b.float(), sep='\n')
# ---
import torch
x = torch.tensor([[1., -2., 3.], [4., 5., -6.]])
for n in ['sum', 'mean', 'prod', 'max', 'min', 'std', 'var', 'norm', 'median', 'argmax', 'argmin', 'amax', 'amin', 'all', 'any', 'nansum', 'logsumexp', 'count_nonzero']:
    f = getattr(x, n)
    print(n, f() if n not in ('logsumexp',) else '', f(0) if n != 'norm' else f(dim=0), f(dim=-1) , sep=' | ')
print(x.sum((0, 1)), x.mean(1, True), x.var(1, unbiased=False), x.std(0, correction=0), x.norm(2, 1), x.norm(p=1), x.norm(float('inf')), x.max().item(), x.sum(dtype=torch.float64), x.mean(dim=[0, 1]), x.sum(dim=1, keepdim=True), x.argmax(keepdim=True), torch.sum(x, 1), torch.mean(x), torch.amax(x, (0, 1)), sep='\n')
# ---
import torch
x = torch.tensor([3., 1., 2., 2.])
print(torch.sort(x), torch.sort(x, descending=True)[0], torch.argsort(x), x.topk(2), torch.topk(x, 2, largest=False), x.unique(), torch.unique(x, return_inverse=True, return_counts=True), x.bincount() if False else torch.bincount(torch.tensor([0, 1, 1, 3])), torch.histc(x, 3, 1, 3), x.cumsum(0), x.cumprod(0), x.diff(), x.softmax(0).sum(), x.msort(), torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([2, 5])), torch.bucketize(torch.tensor([2, 5]), torch.tensor([1, 3, 5])), x.quantile(0.5), x.flip(0).argsort(stable=True), sep='\n')
# ---
import torch
a = torch.arange(6.).reshape(2, 3)
b = torch.arange(12.).reshape(3, 4)
print(a @ b, torch.matmul(a, b).equal(a.mm(b)), a.mv(torch.ones(3)), torch.ones(2) @ a, a.t() @ a, torch.dot(a[0], a[1]), torch.outer(a[0], a[1]), torch.ger(a[0], a[1]).shape if hasattr(torch, 'ger') else '', torch.addmm(torch.ones(2, 4), a, b), torch.bmm(a[None], b[None]), torch.baddbmm(torch.zeros(1, 2, 4), a[None], b[None]).shape, torch.linalg.norm(a), torch.trace(a @ a.t()), torch.inner(a[0], a[1]), torch.kron(torch.eye(2), torch.ones(1, 2)), torch.tensordot(a, b, dims=1).shape, torch.chain_matmul(a, b).shape if False else torch.linalg.multi_dot([a, b]).shape, sep='\n')
# ---
import torch
x = torch.arange(6.).reshape(2, 3)
y = torch.arange(3.)
for eq, ops in [('ij->ji', (x,)), ('ij->i', (x,)), ('ij->', (x,)), ('ij,j->i', (x, y)), ('ij,ij->ij', (x, x)), ('ij,kj->ik', (x, x)), ('i,j->ij', (y, y)), ('ii->i', (torch.eye(3),)), ('ii', (torch.eye(3),)), ('ij,jk', (x, x.t())), ('...j,j->...', (x, y)), ('b i, i -> b', (x, y)), ('ij,jk,kl->il', (x, x.t(), x))]:
    print(eq, torch.einsum(eq, *ops))
q, k = torch.ones(2, 3, 4, 5), torch.ones(2, 3, 6, 5)
print(torch.einsum('bhid,bhjd->bhij', q, k).shape, torch.einsum('b h i d, b h j d -> b i j h', q, k).shape, torch.einsum('bhid->bihd', [q]).shape, torch.einsum('bchw,oc->bohw', torch.ones(1, 2, 3, 3), torch.ones(5, 2)).shape)
# ---
import torch
x = torch.tensor([-1.5, -0.5, 0.5, 1.5, 2.5])
for n in 'abs neg sign exp log1p expm1 sqrt rsqrt reciprocal sin cos tan asin atan sinh tanh sigmoid relu floor ceil round trunc frac square erf isnan isfinite logical_not exp2 log2 log10 signbit'.split():
    print(n, getattr(torch, n)(x))
print(x.clamp(-1, 1), x.clamp(min=0), x.clamp_max(1), torch.clip(x, 0, 2), x.pow(3), x.pow(0.5), torch.pow(2, x), x.fmod(1), x.remainder(1), torch.atan2(x, torch.ones(5)), torch.hypot(x, x), torch.lerp(x, x + 1, 0.25), x.round(decimals=0), torch.where(x > 0, x, torch.zeros(())), torch.heaviside(x, torch.tensor(0.)), x.softmax(0), x.log_softmax(0), x.sub(1, alpha=2), torch.addcmul(x, x, x, value=0.1), sep='\n')
# ---
import torch
a, b = torch.tensor([1, 2, 3]), torch.tensor([3, 2, 1])
print(a == b, a.eq(2), a < b, a.ge(b), a.ne(b), torch.equal(a, a.clone()), (a == b).all(), (a == b).any(), torch.isclose(torch.tensor([1., 2.]), torch.tensor([1. + 1e-9, 2.1])), torch.allclose(torch.ones(2), torch.ones(2) + 1e-3), torch.maximum(a, b), torch.minimum(a, b), a.max(b), (a > 1) & (b > 1), (a > 1) ^ (b > 1), ~(a > 1), a & b, a | b, a ^ b, a << 1, torch.logical_and(a > 1, b > 1), torch.isin(a, torch.tensor([1, 3])), a is a, a == 2.0, 2 == a, [1, 2, 3] == a.tolist(), sep='\n')
# ---
import torch
import torch.nn.functional as F
x = torch.tensor([[1., 2., 3.], [0., 0., 0.]])
print(F.softmax(x, 1), F.softmax(x, dim=0), F.softmax(x, dim=-1, dtype=torch.float64), F.log_softmax(x, 1), x.softmax(1).sum(1), F.softmin(x, 1), F.sigmoid(x), F.tanh(x), F.relu(x - 1), F.leaky_relu(x - 1, 0.1), F.elu(x - 1), F.gelu(x), F.gelu(x, approximate='tanh'), F.silu(x), F.softplus(x), F.hardtanh(x), F.relu6(x * 3), F.normalize(x, dim=-1), F.normalize(x, p=1, dim=1), F.normalize(x), F.one_hot(torch.tensor([0, 2])), F.one_hot(torch.tensor([[1], [0]]), 3), F.pad(x, (1, 0, 0, 1)), F.pad(x, (1, 1), value=-1), F.cosine_similarity(x, x + 1), F.cosine_similarity(x[0], x[0], dim=0), F.pairwise_distance(x, x + 1), F.linear(x, torch.ones(2, 3)), F.bilinear if False else '', F.threshold(x, 1, 0), F.glu(torch.ones(1, 4)), sep='\n')
# ---
import torch
import torch.nn.functional as F
x = torch.arange(25.).reshape(1, 1, 5, 5)
print(F.conv2d(x, torch.ones(1, 1, 3, 3)), F.conv2d(x, torch.ones(1, 1, 3, 3), padding=1, stride=2), F.conv2d(x, torch.eye(2)[None, None], bias=torch.tensor([100.]), dilation=2), F.max_pool2d(x, 2), F.max_pool2d(x, 3, 1, 1), F.avg_pool2d(x, 2, stride=1), F.avg_pool2d(x, 3, padding=1), F.adaptive_avg_pool2d(x, 2), F.adaptive_avg_pool2d(x, (1, 3)), F.adaptive_max_pool2d(x, 2), F.interpolate(x, scale_factor=2)[0, 0, :2], F.interpolate(x, size=(3, 3)), F.interpolate(x, size=3, mode='bilinear'), F.interpolate(x, size=3, mode='area'), F.unfold(x, 3).shape, F.unfold(x, 2, stride=2)[0, :, 0], F.fold(F.unfold(x[..., :4, :4], 2, stride=2), (4, 4), 2, stride=2), F.max_pool2d(x, 2, return_indices=True)[1] if False else '', F.pixel_shuffle(torch.arange(4.).reshape(1, 4, 1, 1), 2), F.pixel_unshuffle(x[..., :4, :4], 2)[0, 0], F.conv1d(torch.ones(1, 1, 4), torch.ones(1, 1, 2)), F.pad(x, (1, 1, 1, 1), mode='reflect')[0, 0, 0], F.batch_norm(x, torch.zeros(1), torch.ones(1))[0, 0, 0], F.local_response_norm(x, 2)[0, 0, 0] if False else '', sep='\n')
# ---
import torch
import torch.nn.functional as F
B, H, N, D = 1, 2, 3, 4
q = torch.arange(B * H * N * D).reshape(B, H, N, D) / 10.
k, v = q.flip(-1), q + 1
s = torch.einsum('bhqd,bhkd->bhqk', q, k) / D ** 0.5
w = torch.softmax(s, -1)
o = torch.einsum('bhqk,bhkd->bhqd', w, v)
print(s, w, o, o.transpose(1, 2).reshape(B, N, H * D).shape, sep='\n')
mask = torch.triu(torch.full((N, N), float('-inf')), diagonal=1)
print(mask, (s + mask)[0, 0], F.softmax(s + mask, dim=-1)[0, 0], torch.tril(torch.ones(N, N)).bool(), s.masked_fill(mask.bool() if False else mask == float('-inf'), -1e9)[0, 1], F.scaled_dot_product_attention(q, k, v)[0, 0], F.scaled_dot_product_attention(q, k, v, is_causal=True)[0, 1], F.scaled_dot_product_attention(q, k, v, attn_mask=mask)[0, 1], F.scaled_dot_product_attention(q, k, v, scale=1.)[0, 0], sep='\n')
pad = torch.tensor([[True, True, False]])
print(s.masked_fill(~pad[:, None, None, :], float('-inf')).softmax(-1)[0, 0], w.argmax(-1), w.max(-1).values.shape, w.mean(1).shape, (w.sum(-1) - 1).abs().max() < 1e-6)
# ---
import torch
img = torch.arange(12, dtype=torch.uint8).reshape(2, 2, 3)
x = img.permute(2, 0, 1).float() / 255
mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
n = (x - mean[:, None, None]) / std[:, None, None]
print(x, n, n * std.view(3, 1, 1) + mean.view(-1, 1, 1), n[None].shape, (n * std.view(3, 1, 1) + mean.view(3, 1, 1)).clamp(0, 1).mul(255).round().byte().permute(1, 2, 0).equal(img), img.dtype, img.float().mean(), img.sum(), img.max(), x.mean((1, 2)), x.std((1, 2)), (x - 0.5) / 0.5, sep='\n')
# ---
import torch, math
x = torch.tensor(2.)
print(math.sqrt(x), math.floor(torch.tensor(2.7)), round(2.5), x ** 0.5, 2 ** x, x == 2, x > 1 and 'yes', not x, x and 3, int(x) * 'ab', range(int(x)), [0] * int(x), max(x, torch.tensor(3.)), min([x, torch.tensor(1.)]), sum([x, x]), pow(x, 3), abs(-x), x.item().is_integer(), float('1') + x, 1 if x else 0, (x, x), x.__add__(1), x.__class__.__name__, -x, +x, x % 2, x // 1.5, complex(1, 2).real, isinstance(x.item(), float), isinstance(torch.tensor(2).item(), int), isinstance(torch.tensor(True).item(), bool), type(x.tolist()), x.numpy() if False else '')
# ---
import torch
with torch.no_grad():
    x = torch.ones(2, 2, requires_grad=True)
    y = x * 3
    print(x, y, y.requires_grad, x.requires_grad, x.grad, y.grad_fn, x.is_leaf)
print(torch.is_grad_enabled(), x.detach(), x.detach().requires_grad, x.data, x.clone().detach(), x.requires_grad_(False))
@torch.no_grad()
def g(t):
    return t * 2
@torch.inference_mode()
def k(t):
    return t * 2
print(g(x).sum(), k(x).sum(), g.__name__)
torch.set_grad_enabled(False)
with torch.set_grad_enabled(False):
    print((x + 1).requires_grad, torch.is_grad_enabled())
# ---
import torch
x = torch.arange(3)
print(x.to(torch.float32), x.float(), x.double().dtype, x.half().dtype, x.int().dtype, x.type(torch.float64), x.type(), x.float().type(), x.to(x.float()).dtype, x.type_as(torch.zeros(1)).dtype, x.bool(), x.char().dtype, x.short().dtype, x.byte().dtype, x.bfloat16(), x.to('cpu').device, x.to(torch.device('cpu')) is x, x.to(torch.int64) is x, x.long() is x, x.cpu() is x, x.to(device='cpu', dtype=torch.float64), x.is_cuda, x.device.type, x.get_device() if hasattr(x, 'get_device') else '', x.contiguous() is x, x.numpy is not None, x.is_floating_point(), torch.is_floating_point(x.float()), x.dtype.is_floating_point, torch.can_cast(torch.float32, torch.int32), sep=' ')
torch.set_default_dtype(torch.float64)
print(torch.zeros(1), torch.tensor(1.5), torch.rand(1).dtype, torch.arange(2.).dtype, torch.zeros(1, dtype=torch.float32))
torch.set_default_dtype(torch.float32)
print(torch.zeros(1), torch.zeros(1).double())
