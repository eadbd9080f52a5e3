import torch
from torch import nn
torch.set_grad_enabled(True)
def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
torch.manual_seed(0)
w = torch.ones(3, requires_grad=True)
n = torch.ones(3)
with torch.inference_mode():
    z = torch.arange(3.0)
    v = n[:2]
    y = w * 2
    z.add_(1)
    n.mul_(2)
    print(z.is_inference(), v.is_inference(), y.is_inference(), y.requires_grad, n.is_inference(), torch.is_inference_mode_enabled())
print(z.is_inference(), torch.is_inference(z[1:]), z.clone().is_inference(), (z + 1).is_inference(), z.detach().is_inference(), n)
tried(lambda: z.add_(1))
tried(lambda: z.__setitem__(0, 5))
tried(lambda: z[0].fill_(1))
tried(lambda: z.requires_grad_())
tried(lambda: z.requires_grad_(False))
for f in (lambda: z + w, lambda: z - w, lambda: z * w, lambda: w * z, lambda: w / z, lambda: z / w, lambda: z @ w, lambda: torch.cat([z, w]), lambda: torch.where(z > 1, w, z), lambda: w.exp() + z, lambda: z.exp() * 2, lambda: (z * 2) * w, lambda: z.clone() * w, lambda: w[z.long()], lambda: torch.maximum(w, z)):
    tried(lambda: f())
head = nn.Linear(3, 2)
tried(lambda: head(z))
tried(lambda: head(z[None]))
tried(lambda: head(z.clone()).sum().backward())
tried(lambda: nn.LayerNorm(3)(z))
tried(lambda: nn.functional.cross_entropy(w[None], torch.tensor([1])) + z.sum())
with torch.no_grad():
    tried(lambda: head(z).requires_grad)
with torch.inference_mode():
    tried(lambda: head(z).requires_grad)
    l = nn.Linear(1, 1)
tried(lambda: l(torch.ones(1, 1)))
# ---
import timm
import torch
torch.set_grad_enabled(True)
m = timm.create_model("vit_tiny_patch16_224", depth=1, num_classes=0).eval()
@torch.inference_mode()
def encode(x):
    return m(x)
features = encode(torch.zeros(2, 3, 224, 224))
head = torch.nn.Linear(192, 3)
try:
    loss = torch.nn.functional.cross_entropy(head(features), torch.tensor([0, 2]))
except RuntimeError as e:
    print(e)
loss = torch.nn.functional.cross_entropy(head(features.clone()), torch.tensor([0, 2]))
loss.backward()
print(head.weight.grad.shape, features.is_inference(), m(torch.zeros(1, 3, 224, 224)).requires_grad)
