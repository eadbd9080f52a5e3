"""Training that the bench times, in the cells' Python and in real PyTorch on one thread; prints JSON, times in ms.

python tools/bench/training.py [steps of ViT-Tiny]
"""

import json
import sys
import time

import timm
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
STEPS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 8


def middle(times):
    return sorted(times)[len(times) // 2] * 1e3


def timed(run):
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


torch.manual_seed(0)
head = torch.nn.Linear(192, 4)
features, classes = torch.randn(40, 192), torch.arange(40) % 4
optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3)


def train_head():
    for _ in range(200):
        optimizer.zero_grad()
        F.cross_entropy(head(features), classes).backward()
        optimizer.step()
    head.weight.sum().item()


model = timm.create_model("vit_tiny_patch16_224", num_classes=100)
picture, target = torch.randn(1, 3, 224, 224), torch.tensor([3])
adamw = torch.optim.AdamW(model.parameters(), lr=1e-4)


def forward():
    with torch.no_grad():
        model(picture).sum().item()


def step():
    adamw.zero_grad()
    F.cross_entropy(model(picture), target).backward()
    adamw.step()


timed(train_head)
forward()
step()
print(
    json.dumps(
        {
            "head": timed(train_head) * 1e3,
            "forward": middle([timed(forward) for _ in range(5)]),
            "step": middle([timed(step) for _ in range(STEPS)]),
        }
    )
)
