import torch
torch.set_grad_enabled(True)
x = torch.tensor([[1.5, -2.0, 0.25], [3.0, 0.5, -1.0]], requires_grad=True)
mask = torch.tensor([[True, False, True], [False, False, True]])
for name in ('sum', 'prod', 'amax', 'amin', 'mean', 'logsumexp', 'norm', 'var', 'std'):
    y = getattr(torch.masked, name)(x, dim=1, mask=mask)
    print(name, y.detach(), *torch.autograd.grad(y.sum(), x))
torch.set_grad_enabled(False)
# ---
import torch
torch.set_grad_enabled(True)
x = torch.tensor([[1.5, -2.0, 0.25], [3.0, 0.5, -1.0]], requires_grad=True)
mask = torch.tensor([[True, False, True], [False, True, True]])
for name in ('softmax', 'log_softmax', 'softmin', 'cumsum', 'cumprod'):
    y = getattr(torch.masked, name)(x, 1, mask=mask)
    print(name, y.detach(), *torch.autograd.grad(y[:, 2].sum(), x))
y = torch.masked.normalize(x, 2.0, 1, mask=mask)
print(y.detach(), *torch.autograd.grad(y[:, 0].sum(), x))
torch.set_grad_enabled(False)
# ---
import torch
x = torch.tensor([[1.5, -2.0, 0.25], [3.0, 0.5, -1.0]])
mask = torch.tensor([True, False, True])
print(torch.masked.median(x, 1, mask=mask), torch.masked.median(x, 0))
print(torch.masked.argmax(x, 1, mask=mask), torch.masked.argmin(x, mask=mask))
print(torch.masked.logaddexp(x[0], x[1], input_mask=mask, other_mask=~mask))
print(torch.masked.sum(x), torch.masked.mean(x, 0, keepdim=True), torch.masked.var(x, 1, unbiased=False))
print(torch.masked.norm(x, float('-inf'), 1, mask=mask), torch.masked.norm(x, 1.0))
# ---
import torch
i = torch.tensor([[1, 2, 3], [4, 5, 6]], dtype=torch.int32)
mask = torch.tensor([[True, False, True], [False, False, False]])
print(torch.masked.sum(i, 1, mask=mask), torch.masked.prod(i, 1, mask=mask), torch.masked.amax(i, 1, mask=mask))
print(torch.masked.std(i, 1), torch.masked.mean(i.float(), 1, mask=mask))
for call in (
    lambda: torch.masked.mean(i, 1),
    lambda: torch.masked.sum(i, (1, 1)),
    lambda: torch.masked.sum(i, 3),
    lambda: torch.masked.sum(i, 0, mask=torch.ones(1, 2, 3)),
    lambda: torch.masked.median(i, 1, mask=mask),
    lambda: torch.masked.nothing,
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
# ---
import torch
import torch.nn.functional as F
torch.set_grad_enabled(True)
torch.manual_seed(0)
x = torch.randn(2, 3, 2, 2, dtype=torch.float64, requires_grad=True)
for y in (F.feature_alpha_dropout(x, 0.5, True), F.rrelu(x, training=True), F.dropout2d(x[0], 0.5), torch.rrelu(x, 0.1, 0.9, True)):
    print(y.detach(), y.grad_fn.name(), *torch.autograd.grad(y.sum(), x))
torch.set_grad_enabled(False)
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
y, places = F.fractional_max_pool2d(torch.randn(1, 2, 5, 6), 2, output_ratio=(0.6, 0.6), return_indices=True)
print(y, places)
print(F.embedding_bag(torch.tensor([0, 2, 1]), torch.eye(3), torch.tensor([0, 2]), mode='sum'))
print(F.embedding_bag(torch.eye(3), torch.tensor([0, 2, 1]), offsets=torch.tensor([0, 2]), mode='sum'))
