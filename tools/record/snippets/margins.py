import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(3, 4)
y = torch.tensor([0, 3, 1])
signs = torch.where(torch.randn(3, 4) > 0, 1.0, -1.0)
print(nn.MultiMarginLoss(), nn.MultiMarginLoss()(x, y), nn.MultiMarginLoss(p=2, margin=0.5, weight=torch.tensor([1., 2., 0.5, 1.]), reduction='none')(x, y))
print(nn.MultiLabelMarginLoss(), nn.MultiLabelMarginLoss()(x, torch.tensor([[3, 0, -1, 1], [1, -1, 0, 0], [-1, 2, 2, 2]])))
print(nn.SoftMarginLoss(), nn.SoftMarginLoss()(x, signs), F.soft_margin_loss(x, signs, reduction='sum'))
print(F.multilabel_margin_loss(x[0], torch.tensor([1, -1, 0, 0]), reduction='none'), F.multi_margin_loss(x[0], torch.tensor(1), reduction='none').shape)
# ---
import torch
from torch import nn
import torch.nn.functional as F
x = torch.zeros(3, 4)
for f in [lambda: F.multi_margin_loss(x, torch.tensor([0, 1])), lambda: F.multi_margin_loss(x, torch.tensor([0, 1, 4])), lambda: F.multi_margin_loss(x, torch.tensor([0., 1, 2])), lambda: F.multi_margin_loss(x, torch.tensor([0, 1, 2]), weight=torch.ones(3)), lambda: F.multi_margin_loss(torch.zeros(2, 3, 4), torch.tensor([0, 1])), lambda: F.multi_margin_loss(x, torch.tensor([0, 1, 2]), p=3), lambda: F.multi_margin_loss(x.long(), torch.tensor([0, 1, 2])), lambda: F.multi_margin_loss(x, torch.tensor([0, 1, 2]), reduction='x'), lambda: nn.MultiMarginLoss(weight=torch.ones(1, 2)), lambda: F.multilabel_margin_loss(x, torch.tensor([0, 1])), lambda: F.multilabel_margin_loss(x, torch.full((3, 4), 5)), lambda: F.multilabel_margin_loss(x, torch.full((3, 4), -2)), lambda: F.multilabel_margin_loss(x, x), lambda: F.multilabel_margin_loss(x.long(), x.long()), lambda: F.soft_margin_loss(x, torch.ones(3, 5))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
