import torch
import torch.nn.functional as F
torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    x = (torch.randn(4, 300) * 20).to(dtype)
    y = (torch.randn(4, 300) * 20).to(dtype)
    print(x.norm(), x.norm(dim=1), x.norm(p=1), x.norm(p=3), x.norm(p=0), x.norm(p=float("inf")), x.norm(p=0.5, dim=1))
    print(torch.linalg.norm(x), torch.linalg.vector_norm(x, dim=0)[:4], torch.linalg.matrix_norm(x), torch.linalg.vector_norm(x, 3, dim=1))
    print(F.normalize(x, dim=1)[:, :3], F.normalize(x, p=1, dim=1)[0, :3], F.normalize(x, dim=0)[0, :3])
    print(torch.dist(x, y), torch.dist(x, y, p=1), F.pairwise_distance(x, y), F.cosine_similarity(x, y), F.cosine_similarity(x[:, None], y[None], dim=-1))
# ---
import torch
torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    x = (torch.randn(4, 300) * 20).to(dtype)
    print(x.sum(), x.sum(1), x.mean(), x.mean(0)[:4], x.var(), x.var(1), x.std(0)[:4], x.std())
    print(torch.var_mean(x), torch.std_mean(x, dim=1), x.prod(), x.cumsum(1)[:, -1], x[:, :3].cumprod(1), x.logsumexp(1), x.nansum(), x.nanmean())
    print(x.amax(), x.aminmax(), x.median(), x.max(1).values, x.argmax(1), x.pow(2).sum(), (x * x).mean(), x.abs().sum(), x.square().sum(1))
    print(x.softmax(1)[:, :2], x.trace(), x.diagonal().sum())
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    a, b = (torch.randn(8, 64) * 30).to(dtype), (torch.randn(64, 8) * 30).to(dtype)
    print((a @ b)[:2, :4], a.matmul(b[:, 0])[:3], torch.einsum("ij,jk->ik", a, b)[:2, :3], a[0].dot(b[:, 0]))
    print(torch.bmm(a[None], b[None])[0, 0, :3], torch.outer(a[0, :2], b[:2, 0]))
    q, k, v = (torch.randn(1, 2, 5, 8).to(dtype) * 4 for _ in range(3))
    print(F.scaled_dot_product_attention(q, k, v)[0, 0, :2, :3])
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    x = (torch.randn(2, 6, 8, 8) * 60).to(dtype)
    print(F.layer_norm(x, (8,))[0, 0, 0, :3], F.group_norm(x, 2)[0, 0, 0, :3], F.rms_norm(x, (8,))[0, 0, 0, :3], F.instance_norm(x)[0, 0, 0, :3])
    print(F.avg_pool2d(x, 4)[0, 0], F.adaptive_avg_pool2d(x, 1)[0, :3, 0, 0], F.max_pool2d(x, 4)[0, 0])
    print(F.interpolate(x, scale_factor=2)[0, 0, 0, :4])
    print(F.mse_loss(x, x * 2), F.l1_loss(x, x * 2), F.smooth_l1_loss(x, x * 2), F.huber_loss(x, x * 2))
    print(F.cross_entropy(x[:, :, 0, 0], torch.tensor([0, 1])), F.conv2d(x, x[:3, :, :3, :3])[0, 0, 0, :3], F.gelu(x)[0, 0, 0, :3], F.softplus(x)[0, 0, 0, :3])
# ---
import torch
x = torch.full((300,), 20.0)
for dtype in (torch.float16, torch.bfloat16):
    h = x.to(dtype)
    print(h.norm(), (h * 5).square().mean().sqrt(), h.exp()[:1], (h * 200).sigmoid()[:1], h.pow(4)[:1], h.cosh()[:1], (h * 1000).log()[:1], torch.hypot(h * 500, h * 500)[:1], h.square()[:1].rsqrt())
    print(torch.linspace(0, 1, 5, dtype=dtype), torch.arange(0, 1, 0.3, dtype=dtype), torch.full((2,), 1 / 3, dtype=dtype), torch.logspace(0, 4, 3, dtype=dtype))
    print(torch.addcmul(h[:1], h[:1], h[:1], value=0.1), torch.addcdiv(h[:1], h[:1], h[:1] * 3), torch.lerp(h[:1], h[:1] * 2, 0.3), h[:1] / 3, h[:1] // 3, h[:1] % 3, h[:1] * 0.1 + 0.1, torch.clamp(h[:1], max=0.1))
# ---
import torch
import torch.nn.functional as F
x = torch.tensor([[[[0, 100, 30, 7], [200, 50, 255, 128], [1, 2, 3, 4], [90, 91, 250, 0]]]], dtype=torch.uint8)
for size in ((1, 2), (2, 2), (3, 5), (6, 6), (4, 4)):
    for mode in ("nearest", "nearest-exact", "bilinear", "bicubic"):
        print(size, mode, F.interpolate(x, size=size, mode=mode).tolist())
    for mode in ("bilinear", "bicubic"):
        print(size, mode, F.interpolate(x, size=size, mode=mode, antialias=True).tolist(), F.interpolate(x, size=size, mode=mode, align_corners=True).tolist())
for mode in ("area", "bilinear", "nearest"):
    for dtype in (torch.uint8, torch.int64, torch.int32, torch.bool, torch.int8):
        try:
            print(mode, dtype, F.interpolate(x.to(dtype), size=(2, 2), mode=mode).tolist())
        except Exception as e:
            print(mode, dtype, type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randint(0, 256, (1, 3, 37, 23), dtype=torch.uint8)
for size in ((16, 16), (50, 40), (37, 10), (7, 23)):
    for mode in ("bilinear", "bicubic"):
        for antialias in (False, True):
            y = F.interpolate(x, size=size, mode=mode, antialias=antialias)
            print(size, mode, antialias, y.sum().item(), y[0, 1, 2, :8].tolist(), y[0, 2, -1, -5:].tolist())
print(F.interpolate(x, scale_factor=0.5, mode="bilinear")[0, 0, 0, :6], F.interpolate(x, scale_factor=(0.3, 1.7), mode="bicubic")[0, 0, 1, :6])
# ---
import torch
x = torch.tensor([200, 100, 50, 250], dtype=torch.uint8)
print(x + x, x * 2, x - 255, -x, x.sum(), x.cumsum(0), x.prod(), x.float().mean(), x // 3, x / 3, x % 7, ~x, x << 1, x >> 1, x & 7, x.abs(), x.pow(2), x.square(), x.max(), x.median(), x.sort().values)
y = x.to(torch.int8)
print(y, -y, y.abs(), y * y, y + y, y.sum(), y.square(), y // 3, y % 3, torch.tensor(-128, dtype=torch.int8).abs(), torch.tensor(-128, dtype=torch.int8).neg())
z = torch.tensor([30000, -30000], dtype=torch.int16)
print(z + z, z * 2, z.sum(), z.square(), z.cumsum(0), z.to(torch.uint8), z.to(torch.int8), torch.tensor([2**31 - 1], dtype=torch.int32) + 1, torch.tensor([300.7, -1.5]).to(torch.uint8), torch.tensor([300.7, -1.5]).to(torch.int8))
for f in (lambda: x.mean(), lambda: x.std(), lambda: x.norm(), lambda: x.softmax(0), lambda: x.exp(), lambda: x.sqrt(), lambda: x @ x, lambda: x.dot(x), lambda: x.float() @ x, lambda: torch.linspace(0, 300, 3, dtype=torch.uint8), lambda: torch.full((2,), 300, dtype=torch.uint8), lambda: torch.tensor([300], dtype=torch.uint8), lambda: x.add(1.5), lambda: x.add_(1.5), lambda: x.mul_(2), lambda: x.sub_(1), lambda: x.clamp(60, 120), lambda: x.argsort(), lambda: x.unique(), lambda: x.bincount().shape, lambda: x.var()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
L = torch.linalg
for dtype in (torch.float16, torch.bfloat16):
    x = torch.eye(2).to(dtype)
    for f in (L.inv, torch.inverse, L.svd, torch.svd, L.svdvals, L.det, L.slogdet, torch.logdet, L.qr, L.eigh, L.eigvalsh, L.cholesky, L.cholesky_ex, torch.cholesky_inverse, torch.pinverse, L.pinv, L.matrix_rank, L.cond, L.lu, L.lu_factor, L.inv_ex, F.pdist, L.matrix_norm, lambda x: torch.cholesky_solve(x, x), lambda x: L.solve(x, x), lambda x: L.lstsq(x, x), lambda x: L.solve_triangular(x, x, upper=True), lambda x: torch.cdist(x, x), lambda x: L.matrix_norm(x, 2), lambda x: L.matrix_norm(x, 1), lambda x: L.matrix_norm(x, "nuc"), lambda x: L.norm(x, 2), lambda x: L.householder_product(x, x[0]), lambda x: L.matrix_power(x, 2), lambda x: L.matrix_power(x, -1), lambda x: L.multi_dot([x, x])):
        try:
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)
for dtype in (torch.uint8, torch.int64, torch.bool):
    for f in (lambda: F.unfold(torch.ones(1, 1, 2, 2).to(dtype), 2), lambda: F.fold(torch.ones(1, 4, 1).to(dtype), 2, 2)):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
