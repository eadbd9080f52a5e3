import torch
torch.manual_seed(0)
torch.set_printoptions(precision=10)
for n in (3, 7, 8, 33, 100, 768, 1001):
    x = torch.randn(n)
    print(n, x.sum(), x.mean())
# ---
import torch
torch.manual_seed(1)
torch.set_printoptions(precision=10)
x = torch.randn(5, 37)
print(x.sum(0)[:5])
print(x.sum(1))
print(x.mean(0)[-3:], x.mean(-1))
# ---
import torch
torch.manual_seed(2)
torch.set_printoptions(precision=10)
x = torch.randn(3, 4, 70)
print(x.sum((0, 1))[:4])
print(x.sum((1, 2)))
print(x.mean(1)[0, :4])
# ---
import torch
torch.manual_seed(3)
torch.set_printoptions(precision=10)
x = torch.randn(2, 197)
print(x.softmax(-1)[:, :4])
print(x.log_softmax(-1)[:, :4])
# ---
import torch
torch.manual_seed(4)
torch.set_printoptions(precision=10)
x = torch.randn(3, 5)
print(torch.softmax(x, 0))
print(torch.softmax(x, 1))
print(torch.log_softmax(x, 1))
# ---
import torch
torch.set_printoptions(precision=10)
print(torch.softmax(torch.tensor([1., 2., 3.]), 0))
print(torch.softmax(torch.tensor([-1000., 0., 1000.]), 0))
print(torch.softmax(torch.tensor(2.), 0))
# ---
import torch
torch.set_printoptions(precision=10)
print(torch.linspace(0, 0.1, 12))
print(torch.linspace(0, 1, 7))
