import torch
from torch import nn
for layer in (nn.ReLU6(), nn.ReLU6(True), nn.SiLU(inplace=True), nn.Mish(), nn.Hardswish(True), nn.Hardsigmoid(), nn.LeakyReLU(0), nn.LeakyReLU(0.2, True), nn.ELU(2), nn.Softplus(), nn.Softplus(2, 10), nn.Softmax(-1), nn.LogSoftmax(dim=1), nn.Unflatten(1, (2, 3)), nn.AvgPool2d(2), nn.AvgPool2d((3, 2), stride=1, padding=(1, 1)), nn.Embedding(4, 3, padding_idx=-1), nn.Embedding(4, 3, norm_type=1.0, scale_grad_by_freq=True, sparse=True)):
    print(layer, sorted(name for name in vars(layer) if name != 'training' and not name.startswith('_')))
print(isinstance(nn.ReLU6(), nn.Hardtanh), nn.ReLU6().max_val, nn.Softmax.__module__, nn.AvgPool2d.__module__, nn.Embedding.__module__)
# ---
import torch
from torch import nn
for kind in (nn.ReLU6, nn.SiLU, nn.Mish, nn.Hardswish, nn.Hardsigmoid, nn.LeakyReLU, nn.ELU):
    x = torch.tensor([-8.0, -1.0, 0.5, 7.0])
    layer = kind(inplace=True)
    y = layer(x)
    print(kind.__name__, y, x is y or torch.equal(x, y))
# ---
import torch
from torch import nn
x = torch.arange(16.0).reshape(1, 1, 4, 4)
print(nn.AvgPool2d(2, divisor_override=3)(x))
print(nn.AvgPool2d(3, 2, 1, count_include_pad=False)(x))
print(nn.Unflatten(1, [2, 2])(torch.arange(4).reshape(1, 4)))
torch.manual_seed(0)
e = nn.Embedding(4, 3, padding_idx=1)
print(e.weight, e(torch.tensor([[0, 1]])).shape, e.weight.requires_grad)
e.reset_parameters()
print(e.weight)
frozen = nn.Embedding.from_pretrained(torch.eye(2))
print(frozen(torch.tensor([1, 0])), frozen.weight.requires_grad)
# ---
import torch
from torch import nn
import torch.nn.functional as F
e = nn.Embedding(4, 3)
for wrong in (lambda: e([0, 1]), lambda: F.embedding(torch.tensor([0]), [[1.0]]), lambda: nn.SiLU()(1), lambda: nn.ReLU6()(None), lambda: nn.Softplus()([1.0]), lambda: nn.Sigmoid()(2.0), lambda: nn.Tanh()('x'), lambda: nn.Softmax(0)([1.0]), lambda: nn.Unflatten(0, (1,))(3), lambda: nn.AvgPool2d(2)(1), lambda: nn.Sigmoid(1), lambda: nn.Tanh(inplace=True), lambda: nn.LeakyReLU(1, 2, 3), lambda: nn.Softmax(dimension=1), lambda: nn.Embedding(4, 3, padding_idx=4)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
# ---
import copy
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Embedding(5, 4), nn.LeakyReLU(0.1), nn.Softmax(-1))
seen = []
net[1].register_forward_hook(lambda module, args, output: seen.append(tuple(output.shape)))
print(net(torch.tensor([0, 4])), seen, list(net.state_dict()))
other = copy.deepcopy(net)
other[0].weight.zero_()
print(other(torch.tensor([0])), net[0].weight[0, 0].item() != 0, other[1].negative_slope)
net[1].negative_slope = 1.0
print(net[1])
class Twice(nn.SiLU):
    def forward(self, input):
        return 2 * super().forward(input)
print(Twice(), Twice()(torch.tensor([1.0])))
