import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
bag = nn.EmbeddingBag(5, 2)
i = torch.tensor([0, 1, 2, 4, 4])
print(bag, bag(i, torch.tensor([0, 2])), bag(torch.tensor([[0, 1], [3, 3]])))
print(F.embedding_bag(i, bag.weight, torch.tensor([0, 2, 2]), mode='max'), F.embedding_bag(i, bag.weight, torch.tensor([0, 2]), mode='sum', per_sample_weights=torch.arange(5.)))
print(F.embedding_bag(i, bag.weight, torch.tensor([0, 2, 5]), include_last_offset=True), F.embedding_bag(i, bag.weight, torch.tensor([0, 3]), padding_idx=4))
print(nn.EmbeddingBag(4, 2, mode='sum', padding_idx=-1), nn.EmbeddingBag.from_pretrained(torch.eye(3), mode='max').weight.requires_grad)
for f in [lambda: bag(i), lambda: bag(torch.zeros(2, 2).long(), torch.tensor([0])), lambda: bag(i, torch.tensor([1, 2])), lambda: bag(i, torch.tensor([0, 9])), lambda: bag(i + 1, torch.tensor([0])), lambda: bag(i.float(), torch.tensor([0])), lambda: bag(i, torch.tensor([0]), torch.ones(5)), lambda: bag(i, torch.tensor([0]), torch.ones(4)), lambda: F.embedding_bag(i, bag.weight, torch.tensor([0]), mode='x'), lambda: F.embedding_bag(i, bag.weight[0], torch.tensor([0])), lambda: bag(torch.tensor(1)), lambda: nn.EmbeddingBag(3, 2, padding_idx=3)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
m = nn.Bilinear(2, 3, 4)
x, y = torch.randn(2, 2), torch.randn(2, 3)
print(m, m(x, y), nn.Bilinear(2, 3, 1, bias=False)(x[0], y[0]).shape, F.pdist(torch.randn(4, 3)), F.pdist(x, p=1), F.pdist(x[:1]))
for f in [lambda: m(x, x), lambda: m(y, y), lambda: m(x, y[:1]), lambda: m(x, y[0]), lambda: F.bilinear(x, y, m.weight, torch.ones(3)), lambda: F.pdist(x[0]), lambda: F.pdist(x.long()), lambda: F.pdist(x, -1), lambda: nn.Bilinear(0, 1, 1)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.rand(1, 4, 4, 4)
print(nn.LPPool1d(2, 3), nn.LPPool2d(1.5, (2, 1), stride=1), nn.LPPool1d(2, 3, stride=1)(x[0, 0]), nn.LPPool2d(1.5, (2, 1))(x)[0, 0], F.lp_pool2d(x, float('inf'), 2)[0, 1])
print(nn.LocalResponseNorm(2), nn.LocalResponseNorm(2)(x)[0, :, 0], F.local_response_norm(x[0], 3, alpha=0.5, beta=0.5, k=2.)[0])
print(nn.RReLU(), nn.RReLU(0.1, 0.3).eval()(torch.tensor([-1., 0., 2.])), F.rrelu(torch.tensor([-2.])))
for f in [lambda: F.local_response_norm(x[0, 0], 2), lambda: F.rrelu(x, 0.5, 0.1), lambda: F.rrelu(x.long())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
