import torch
from torch import nn
torch.manual_seed(0)
c = nn.Conv1d(2, 3, 3, padding=1)
print(c, c.weight.flatten()[:4], c.bias, c(torch.ones(1, 2, 4)), sep='\n')
print(nn.Conv1d(4, 4, 2, stride=2, groups=2, bias=False), nn.BatchNorm1d(3), nn.GroupNorm(2, 4), nn.RMSNorm(4), nn.PReLU(), nn.Dropout2d(0.2), nn.MaxPool1d(2), sep='\n')
# ---
import torch
from torch import nn
x = torch.arange(12.).reshape(3, 4)
bn = nn.BatchNorm1d(4)
print(bn(x)[0], bn.running_mean, bn.num_batches_tracked, list(bn.state_dict()), sep='\n')
print(nn.GroupNorm(2, 4)(torch.arange(8.).reshape(1, 4, 2)), nn.RMSNorm(4)(x), nn.PReLU()(x - 6), sep='\n')
# ---
import torch
from torch import nn
x = torch.linspace(-2, 2, 5)
for m in [nn.Hardtanh(), nn.Softsign(), nn.Tanhshrink(), nn.LogSigmoid(), nn.SELU(), nn.CELU(), nn.Hardshrink(), nn.Softshrink(), nn.Threshold(0.5, 7), nn.Softmin(dim=0), nn.ReLU6(), nn.Mish(), nn.Hardswish(), nn.Hardsigmoid(), nn.SiLU(), nn.ELU(), nn.LeakyReLU(), nn.Softplus(), nn.GELU('tanh')]:
    print(m, m(x))
print(nn.GLU()(torch.ones(4)), nn.GLU())
# ---
import torch
from torch import nn
f = nn.Fold((4, 4), 2, stride=2)
u = nn.Unfold(2, stride=2)
x = torch.arange(16.).reshape(1, 1, 4, 4)
print(u(x), f(u(x)).equal(x), f, u)
print(nn.PixelUnshuffle(2)(x).shape, nn.PairwiseDistance()(torch.zeros(1, 2), torch.ones(1, 2)), nn.Upsample(size=(2, 2), mode='bilinear')(x))
# ---
import torch
from torch import nn
x = torch.tensor([[0.5, -1.0], [2.0, 0.0]])
y = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
print(nn.BCEWithLogitsLoss()(x, y), nn.BCELoss()(x.sigmoid(), y), nn.L1Loss()(x, y), nn.SmoothL1Loss()(x, y), nn.MSELoss(reduction='sum')(x, y), nn.KLDivLoss(reduction='batchmean')(x.log_softmax(1), y.softmax(1)), nn.NLLLoss()(x.log_softmax(1), torch.tensor([0, 1])))
print(nn.MSELoss(), nn.CrossEntropyLoss(label_smoothing=0.1)(x, torch.tensor([1, 0])))
# ---
import torch
from torch import nn
p = nn.ParameterList([nn.Parameter(torch.zeros(2)), nn.Parameter(torch.ones(3))])
print(len(p), p[1], [tuple(q.shape) for q in p])
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.ps = nn.ParameterList([nn.Parameter(torch.zeros(2)) for _ in range(2)])
print([n for n, _ in M().named_parameters()])
