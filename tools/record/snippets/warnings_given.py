import warnings
import torch
import torch.nn.functional as F
from torch import nn
def told(f):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        f()
    print([(w.category.__name__, str(w.message).split(" (Triggered")[0]) for w in caught])
x = torch.rand(2, 3)
told(lambda: F.softmax(x))
told(lambda: F.softmax(x, 1))
told(lambda: F.log_softmax(x))
told(lambda: nn.Softmax()(x))
told(lambda: nn.LogSoftmax()(x))
for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss):
    told(lambda: loss(x[:, :1], x[:, 0]))
    told(lambda: loss(x, x))
told(lambda: nn.MSELoss()(x[:, :1], x[:, 0]))
told(lambda: nn.L1Loss()(x[:, 0], x[:, :1]))
told(lambda: F.kl_div(x.log(), x))
told(lambda: F.kl_div(x.log(), x, reduction="batchmean"))
told(lambda: nn.KLDivLoss()(x.log(), x))
told(lambda: nn.MSELoss(size_average=True))
told(lambda: nn.CrossEntropyLoss(reduce=False))
told(lambda: nn.L1Loss(size_average=False))
told(lambda: torch.tensor(x))
told(lambda: torch.tensor([1.0]))
told(lambda: torch.as_tensor(x))
told(lambda: F.grid_sample(x[None, None], torch.zeros(1, 1, 1, 2)))
told(lambda: F.grid_sample(x[None, None], torch.zeros(1, 1, 1, 2), align_corners=False))
told(lambda: F.affine_grid(torch.zeros(1, 2, 3), (1, 1, 2, 2)))
told(lambda: F.dropout2d(x))
told(lambda: nn.Dropout2d()(x))
told(lambda: torch.autocast("cuda"))
told(lambda: torch.autocast("cpu"))
