# schedules by name
import argparse
import torch
from timm.scheduler import create_scheduler, create_scheduler_v2
for sched in ("cosine", "tanh", "step", "multistep", "plateau", "poly", "none"):
    for more in ({}, {"warmup_prefix": True, "cooldown_epochs": 2}, {"noise": (0.2, 0.8), "cycle_limit": 2, "cycle_decay": 0.5}, {"noise": 0.5, "cycle_mul": 2.0, "cycle_limit": 2}):
        p = torch.nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([{"params": [p], "lr": 0.1}, {"params": [torch.nn.Parameter(torch.zeros(1))], "lr": 0.2, "lr_scale": 0.5}], lr=0.1)
        made, epochs = create_scheduler_v2(optimizer, sched, num_epochs=8, decay_epochs=3, decay_milestones=[2, 5], warmup_epochs=2, warmup_lr=1e-3, min_lr=1e-4, patience_epochs=1, decay_rate=0.5, **more)
        rates = []
        for epoch in range(epochs):
            optimizer.step()
            if made is not None:
                made.step(epoch + 1, metric=1.0)
            rates.append([round(g["lr"], 6) for g in optimizer.param_groups])
        print(sched, type(made).__name__, epochs, rates)
# ---
# schedules by updates, and by an argument parser's answers
import argparse
import torch
from timm.scheduler import create_scheduler, create_scheduler_v2, scheduler_kwargs
args = argparse.Namespace(sched="cosine", epochs=3, warmup_epochs=1, min_lr=1e-5, lr_noise=[0.5], sched_on_updates=True, eval_metric="loss")
print(scheduler_kwargs(args))
optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=1e-3)
made, epochs = create_scheduler(args, optimizer, updates_per_epoch=4)
for update in range(epochs * 4):
    optimizer.step()
    made.step_update(update + 1)
    print(f"{optimizer.param_groups[0]['lr']:.3e}", end=" ")
print(epochs, sorted(made.state_dict())[:4])
try:
    create_scheduler_v2(optimizer, step_on_epochs=False)
except AssertionError as e:
    print(e)
try:
    create_scheduler_v2(optimizer, "plateau", step_on_epochs=False, updates_per_epoch=2)
except AssertionError as e:
    print(e)
# ---
# a loader of pictures in memory, for evaluation
import torch
from PIL import Image
from timm.data import create_loader
class Squares(torch.utils.data.Dataset):
    transform = None
    def __len__(self):
        return 5
    def __getitem__(self, i):
        picture = Image.new("RGB", (40 + i, 30), (i * 40, 10, 255 - i * 40))
        return (self.transform(picture) if self.transform else picture), i % 3
for more in ({}, {"use_prefetcher": False}, {"crop_pct": 1.0, "interpolation": "bicubic"}, {"mean": (0.5,) * 3, "std": (0.5,) * 3, "img_dtype": torch.float16}):
    data = Squares()
    loader = create_loader(data, input_size=(3, 24, 24), batch_size=2, num_workers=0, device=torch.device("cpu"), **more)
    print(len(loader), type(loader).__name__, data.transform)
    for images, targets in loader:
        print(tuple(images.shape), images.dtype, targets.tolist(), f"{images.float().mean().item():.4f}")
# ---
# a loader for training: cropped, flipped, coloured, erased
import random
import torch
from PIL import Image
from timm.data import create_loader
class Squares(torch.utils.data.Dataset):
    transform = None
    def __len__(self):
        return 5
    def __getitem__(self, i):
        picture = Image.new("RGB", (40 + i, 30), (i * 40, 10, 255 - i * 40))
        for x in range(40):
            picture.putpixel((x, x % 30), (255, 255, 0))
        return (self.transform(picture) if self.transform else picture), i % 3
random.seed(0)
torch.manual_seed(0)
data = Squares()
loader = create_loader(data, input_size=24, batch_size=2, is_training=True, re_prob=0.5, re_mode="pixel", re_count=2, color_jitter=0.2, vflip=0.5, grayscale_prob=0.5, interpolation="random", num_workers=0, device=torch.device("cpu"))
print(data.transform)
for epoch in range(2):
    for images, targets in loader:
        print(tuple(images.shape), targets.tolist(), f"{images.mean().item():.3f} {images.std().item():.3f}")
# ---
# random transforms one by one
import random
import torch
from PIL import Image
from timm.data.random_erasing import RandomErasing
from timm.data.transforms import RandomResizedCropAndInterpolation
picture = Image.new("RGB", (20, 10), (200, 100, 50))
for x in range(20):
    picture.putpixel((x, 5), (x * 12, 0, 255))
for seed in range(4):
    random.seed(seed)
    crop = RandomResizedCropAndInterpolation(8, scale=(0.2, 1.0), interpolation="random")
    print(crop.get_params(picture, (0.2, 1.0), (0.75, 1.33)), crop.get_params(picture, (2.0, 3.0), (0.75, 1.33)), sum(crop(picture).getpixel((3, 4))))
for mode in ("const", "rand", "pixel"):
    random.seed(1)
    torch.manual_seed(1)
    erase = RandomErasing(1.0, mode=mode, max_count=3, num_splits=2, device="cpu")
    x = erase(torch.ones(4, 3, 16, 16))
    print(erase, [(x[i] != 1).sum().item() for i in range(4)], f"{x.sum().item():.3f}")
print(RandomErasing(0.0, device="cpu")(torch.ones(3, 2, 2)).sum().item())
# ---
# a data set with a reader, and pictures several times
import io
import torch
from PIL import Image
from timm.data import AugMixDataset, ImageDataset, create_loader
class Reader:
    def __init__(self):
        self.pictures = []
        for i in range(3):
            file = io.BytesIO()
            Image.new("L", (8, 8), i * 100).save(file, "PNG")
            self.pictures.append(file)
    def __len__(self):
        return len(self.pictures)
    def __getitem__(self, i):
        return self.pictures[i], (None if i == 2 else i)
    def filename(self, index, basename=False, absolute=False):
        return f"{index}.png"
    def filenames(self, basename=False, absolute=False):
        return [f"{i}.png" for i in range(3)]
data = ImageDataset("", reader=Reader(), target_transform=lambda t: t + 10)
print(len(data), [(d.mode, t) for d, t in data], data.filename(1), data.filenames())
data.transform = (lambda x: x, lambda x: x.rotate(90), lambda x: x.size)
mixed = AugMixDataset(data, 3)
print(len(mixed), mixed[1])
print(ImageDataset("", reader=Reader(), input_img_mode="L", additional_features=[])[1][1:])
# ---
# collating
import numpy as np
import torch
from timm.data.loader import adapt_to_chs, fast_collate
print([(t.dtype, t.tolist()) for t in fast_collate([(np.full((1, 2), 3, np.uint8), 1), (np.zeros((1, 2), np.uint8), 0)])])
print([(t.dtype, t.tolist()) for t in fast_collate([(torch.full((1, 2), 7, dtype=torch.uint8), 1)])])
a, b = torch.zeros(1, 1, dtype=torch.uint8), torch.ones(1, 1, dtype=torch.uint8)
print([t.tolist() for t in fast_collate([((a, b), 0), ((a + 5, b + 5), 1)])])
print(adapt_to_chs(0.5, 3), adapt_to_chs((0.1, 0.2), 2), adapt_to_chs((0.25, 0.75), 3))
for batch in ([[torch.zeros(1), 0]], [(3, 0)]):
    try:
        fast_collate(batch)
    except AssertionError as e:
        print("AssertionError", e)
# ---
# losses of timm's training
import torch
from timm.loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel, BinaryCrossEntropy, JsdCrossEntropy
torch.manual_seed(0)
x = torch.randn(6, 4, requires_grad=True)
t = torch.tensor([0, 3, 1, 2, 2, 0])
many = (torch.rand(6, 4) > 0.5).float()
for loss, target in (
    (BinaryCrossEntropy(), t), (BinaryCrossEntropy(0.0, target_threshold=0.2, sum_classes=True), t), (BinaryCrossEntropy(pos_weight=2.0, reduction="sum"), many),
    (JsdCrossEntropy(), t), (JsdCrossEntropy(num_splits=2, alpha=1, smoothing=0), t),
    (AsymmetricLossMultiLabel(), many), (AsymmetricLossMultiLabel(gamma_neg=0, gamma_pos=0, clip=None), many), (AsymmetricLossMultiLabel(disable_torch_grad_focal_loss=True), many),
    (AsymmetricLossSingleLabel(), t), (AsymmetricLossSingleLabel(eps=0, reduction="sum"), t),
):
    x.grad = None
    value = loss(x, target)
    value.sum().backward()
    print(type(loss).__name__, value.detach(), x.grad[0])
# ---
# what training scripts share
import argparse
import logging
import os
import sys
import torch
from timm.utils import *
from timm.utils import NativeScaler, ModelEma
from timm.utils.model import ActivationStatsHook, avg_sq_ch_mean, avg_ch_var
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(16, 2))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
ema = ModelEma(net, decay=0.5)
scaler = NativeScaler("cpu")
x, y = torch.randn(2, 3, 4, 4), torch.tensor([0, 1])
for mode in ("norm", "value", "agc"):
    optimizer.zero_grad()
    scaler(torch.nn.functional.cross_entropy(net(x), y), optimizer, clip_grad=0.1, clip_mode=mode, parameters=net.parameters())
    ema.update(net)
    print(mode, f"{sum(p.grad.abs().sum() for p in net.parameters()).item():.4f} {ema.ema[3].weight.sum().item():.5f}", type(scaler.state_dict()).__name__)
print(list(get_state_dict(ema))[:2], unwrap_model(torch.nn.DataParallel(net)) is net, next(ema.ema.parameters()).requires_grad)
hook = ActivationStatsHook(net, ["0", "1"], [avg_sq_ch_mean, avg_ch_var])
net(x)
print({k: [round(v, 5) for v in values] for k, values in hook.stats.items()})
try:
    dispatch_clip_grad(net.parameters(), 1.0, mode="x")
except AssertionError as e:
    print(e)
parser = argparse.ArgumentParser()
add_bool_arg(parser, "use-ema", default=True)
parser.add_argument("--opt", nargs="*", default={}, action=ParseKwargs)
print(parser.parse_args(["--no-use-ema", "--opt", "a=1", "b=x", "c=(1,2)"]), sorted(["b10", "b9", "B1"], key=natural_key))
random_seed(3)
import numpy, random
print(torch.rand(1).item(), numpy.random.rand(), random.random())
print([decay_batch_step(b, 2) for b in (64, 48, 7, 1)], decay_batch_step(64, 4, no_odd=True), check_batch_size_retry("illegal memory"), check_batch_size_retry("out of memory"))
print(os.path.basename(get_outdir("run_a")), os.path.basename(get_outdir("run_a", inc=True)))
update_summary(1, {"loss": 0.5}, {"top1": 90.0}, "summary.csv", lr=0.1, write_header=True)
update_summary(2, {"loss": 0.25}, {"top1": 91.0}, "summary.csv", lr=0.1)
print(open("summary.csv").read().split())
print(FormatterNoInfo().format(logging.LogRecord("a", logging.INFO, "", 1, "hello %d", (3,), None)), FormatterNoInfo().format(logging.LogRecord("a", logging.WARNING, "", 1, "hello", (), None)))
