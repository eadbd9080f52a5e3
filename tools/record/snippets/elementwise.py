import torch
x = torch.tensor([-2., -0.5, 0., 1.5])
print(x.abs(), x.neg(), x.sign(), x.exp(), x.sigmoid(), x.tanh(), x.relu(), x.clamp(-1, 1), x.clamp(min=0), x ** 2, sep='\n')
print(x.square(), x.sqrt(), x.floor(), x.ceil(), x.round(), x.trunc(), x.log(), x.reciprocal(), x.sin(), x.cos(), sep='\n')
# ---
import torch
a = torch.tensor([1, 2, 3])
b = torch.tensor([4., 5., 6.])
print(a + b, a - b, a * b, a / b, b // a, b % a, a ** 2, 2 ** a, -a, a @ a, 1 / a, 10 - a, a / 2, a // 2, sep='\n')
print(a > 1, a == 2, a != 2, a <= 2, (a > 1) & (a < 3), (a > 1) | (a < 1), ~(a > 1), a.dtype, (a + 1.5).dtype, (a / 1).dtype)
# ---
import torch
x = torch.ones(3)
y = x
y += 1
x.mul_(3).add_(torch.tensor([1., 2., 3.])).sub_(1)
print(x, y, x is y)
x[1:] *= 10
x.fill_(2)
print(x, x.zero_(), x.copy_(torch.arange(3)))
# ---
import torch
print(torch.maximum(torch.tensor([1, 5]), torch.tensor([3, 2])), torch.max(torch.tensor([1., 5.]), torch.tensor([3., 2.])), torch.pow(torch.tensor([2., 3.]), 2))
print(torch.add(torch.ones(2), torch.ones(2), alpha=3), torch.div(torch.tensor([7, -7]), 2, rounding_mode='floor'), torch.remainder(torch.tensor([-3, 3]), 2))
print(torch.isnan(torch.tensor([float('nan'), 1.])), torch.isinf(torch.tensor([float('inf')])), torch.isfinite(torch.tensor([1.])), torch.nan_to_num(torch.tensor([float('nan')])))
# ---
import torch
x = torch.tensor([[3, 1, 2], [6, 5, 4]])
print(x.sort(), x.argsort(dim=1), x.cumsum(1), x.cumprod(0), x.unique(), x.sum(), x.float().mean(), x.prod(), sep='\n')
print(x.all(), x.any(), (x > 3).any(dim=1), (x > 0).all(), x.float().std(), x.float().var(unbiased=False), x.max(), x.argmin(), x.count_nonzero())
# ---
import torch
a = torch.tensor([1., 2.])
b = a.clone()
c = a.detach()
c[0] = 9
print(a, b, c, a.data_ptr() == c.data_ptr(), a.data_ptr() == b.data_ptr(), torch.equal(a, c), torch.allclose(a, b))
# ---
import torch
x = torch.arange(4)
print(x.float().mean(), x.to(torch.float64).dtype, x.bool(), x.type_as(torch.zeros(1)).dtype, x.new_zeros(2), x.new_ones(2, dtype=torch.float32), torch.zeros_like(x), torch.full_like(x, 7), torch.empty(2, 3).shape)
print(torch.result_type(torch.tensor(1), torch.tensor(1.)), torch.promote_types(torch.int32, torch.float16), torch.get_default_dtype())
# ---
import torch
print(torch.as_tensor([1, 2]), torch.tensor([1, 2.5]), torch.tensor((1, 2)), torch.tensor(range(3)), torch.tensor([[1, 2], [3, 4]], dtype=torch.float32), torch.scalar_tensor(2))
print(torch.tensor([torch.tensor(1), torch.tensor(2)]), torch.tensor(torch.Size([2, 3])), torch.tensor([True, False]).sum(), torch.tensor([1, 2, 3]).float() / 2)
# ---
import torch
import torch.nn.functional as F
x = torch.tensor([[1., 2., 3.], [1., 2., 300.]])
print(F.softmax(x, -1), F.log_softmax(x, -1), F.normalize(x, dim=1), F.relu(x - 2), F.silu(x), F.leaky_relu(x - 2), F.elu(x - 2), F.hardswish(x - 2), F.softplus(x), sep='\n')
# ---
import torch
import torch.nn.functional as F
print(F.cosine_similarity(torch.tensor([[1., 0.]]), torch.tensor([[1., 1.]])), F.mse_loss(torch.ones(2), torch.zeros(2)), F.l1_loss(torch.ones(2), torch.zeros(2)))
print(F.pad(torch.ones(1, 2), (1, 1)), F.pad(torch.ones(1, 1, 2, 2), (0, 1, 0, 1), value=5), sep='\n')
print(F.interpolate(torch.arange(4.).reshape(1, 1, 2, 2), scale_factor=2), F.interpolate(torch.arange(4.).reshape(1, 1, 2, 2), size=(3, 3), mode='bilinear', align_corners=False), sep='\n')
# ---
import torch
import torch.nn.functional as F
x = torch.arange(16.).reshape(1, 1, 4, 4)
print(F.max_pool2d(x, 2), F.avg_pool2d(x, 2), F.adaptive_avg_pool2d(x, 1), F.unfold(x, 2, stride=2), F.conv2d(x, torch.ones(1, 1, 2, 2)), sep='\n')
print(F.layer_norm(x, (4,))[0, 0, 0], F.dropout(x, 0.5, training=False).sum(), F.linear(torch.ones(1, 2), torch.ones(3, 2), torch.ones(3)), F.embedding(torch.tensor([1]), torch.eye(3)))
# ---
import torch
with torch.no_grad():
    x = torch.ones(2, requires_grad=True)
    y = x * 2
    print(x.requires_grad, y.requires_grad, x, y, x.grad, x.is_leaf)
@torch.no_grad()
def f(a):
    return a + 1
print(f(torch.zeros(1)), f.__name__)
with torch.inference_mode():
    print(torch.ones(1))
# ---
import torch
x = torch.tensor([3., 4.])
print(torch.linalg.norm(x), x.norm(p=1), torch.norm(x), (x / x.norm()).tolist(), torch.cdist(torch.zeros(1, 2), x[None]), torch.cat([x, x.flip(0)]))
print(torch.clip(x, max=3.5), torch.lerp(x, x * 2, 0.5), torch.logsumexp(x, 0), x.erf(), torch.special.expit if False else torch.sigmoid(x))
