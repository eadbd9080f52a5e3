import torch
x = torch.arange(6).reshape(2, 3)
y = x.t_()
print(x, x.shape, x.stride(), y is x)
x[0, 1] = 9
print(x)
# ---
import torch
x = torch.zeros(1, 2, 1, 3)
print(x.squeeze_().shape)
print(x.unsqueeze_(-1).shape)
print(x.squeeze_(0).shape, x.squeeze_(-1).shape)
# ---
import torch
x = torch.arange(24).reshape(2, 3, 4)
x.transpose_(0, -1)
print(x.shape, x.stride(), x.is_contiguous())
print(x.swapaxes_(0, 1).shape, x.swapdims_(1, 2).shape)
print(x)
# ---
import torch
x = torch.arange(6.)
x.resize_(2, 3)
v = x[0]
print(x, v)
v.mul_(10)
print(x)
# ---
import torch
x = torch.arange(12).reshape(3, 4)
v = x[1:]
v.t_()
print(v, v.shape)
v[0, 0] = -1
print(x)
# ---
import torch
torch.zeros(2, 3, 4).t_()
# ---
import torch
torch.zeros(2, 3).transpose_(0, 2)
# ---
import torch
torch.zeros(2, 3).unsqueeze_(4)
# ---
import torch
print(torch.block_diag(torch.ones(2, 2), torch.tensor([[3, 4]]), torch.tensor(5.)))
print(torch.block_diag(torch.arange(3), torch.tensor(7)))
# ---
import torch
torch.block_diag(torch.zeros(2, 2), torch.zeros(1, 2, 2))
# ---
import torch
x = torch.zeros(3, 4)
rows, columns = torch.tensor([0, 2, 2]), torch.tensor([1, 3, 3])
print(x.index_put((rows, columns), torch.tensor([1., 2., 3.]), accumulate=True))
print(x.index_put_((rows,), torch.tensor(5.)))
