import torch, numpy as np
a = np.arange(6, dtype=np.float32).reshape(2, 3)
t = torch.from_numpy(a)
t[0, 0] = 99
a[1, 2] = -5
print(a, t, t.dtype)
n = t.numpy()
n += 1
print(t, n.dtype, a is n, np.shares_memory(a, n))
print(torch.tensor(a).dtype, torch.tensor(np.arange(3)).dtype, torch.tensor(np.array([1.0])).dtype, torch.Tensor(np.arange(3)).dtype, torch.as_tensor(a)[0, 0])
u = torch.tensor(a)
a[0, 0] = 0
print(u[0, 0], torch.as_tensor(a)[0, 0], torch.FloatTensor(np.array([1, 2])))
print(np.array(torch.ones(2)), np.asarray(torch.arange(3)), torch.zeros(2, dtype=torch.float64).numpy().dtype, torch.tensor([True]).numpy(), torch.tensor(3).numpy(), torch.tensor(2.5).item())
# ---
import torch, numpy as np
t = torch.ones(2)
a = np.array([1.0, 2.0])
print(t * a, t + a, t == a, t @ a, a == t)
print(np.add(a, t), np.exp(t), np.concatenate([t, t]), np.allclose(t, t), np.stack([t, t * 2]).dtype)
print(t[np.array([0, 1])], t[np.array([True, False])], t[np.int64(1)], a[torch.tensor([0, 1])], a[torch.tensor(1)])
print(t * np.float64(2), np.float32(2) * t, t * np.int64(3), t + np.float32(0.5), torch.full((2,), np.float64(3)), torch.zeros(np.int64(2)))
print(torch.tensor([np.float64(1)]), torch.tensor(np.float64(1)), torch.tensor([np.float32(1)]), torch.tensor([a, a]), torch.tensor([np.int64(3)]), torch.tensor(np.float32(2)))
# ---
import torch, numpy as np
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)
a = np.array([1.0, 2.0])
t = torch.ones(2)
w = torch.ones(2, requires_grad=True)
tell(lambda: w.numpy())
tell(lambda: w.detach().numpy())
tell(lambda: np.array(w))
tell(lambda: torch.exp(a))
tell(lambda: torch.from_numpy([1]))
tell(lambda: torch.from_numpy(np.array(['a'])))
tell(lambda: torch.tensor(np.array(['a'])))
tell(lambda: a * t)
tell(lambda: a - t)
tell(lambda: torch.stack([a, a]))
tell(lambda: torch.nn.Linear(2, 1)(a))
tell(lambda: np.asarray(torch.ones(2, dtype=torch.bfloat16)))
tell(lambda: torch.allclose(t, a))
def si():
    x = torch.zeros(2); x[:] = a; return x
tell(si)
# ---
import torch, numpy as np
from einops import rearrange, reduce, repeat, asnumpy, parse_shape
x = np.arange(24.0).reshape(2, 3, 4)
print(rearrange(x, 'b c h -> b (c h)'), reduce(x, 'b c h -> c', 'mean'), repeat(np.arange(2), 'n -> n d', d=2), asnumpy(torch.ones(2)), parse_shape(x, 'b c h'))
print(rearrange([x, x], 'n b c h -> (n b) c h').shape, type(rearrange(x, 'b c h -> h b c')))
# ---
import torch, numpy as np
torch.manual_seed(0)
logits = torch.randn(2, 5)
probs = torch.softmax(logits, dim=1).numpy()
print(probs, probs.argmax(axis=1), np.round(probs, 3), probs.sum(axis=1), probs.shape)
img = (torch.rand(3, 4, 4) * 255).byte().permute(1, 2, 0).numpy()
print(img.shape, img.dtype, img[0, 0], img.mean(), img.max(), img.astype(np.float32) [0, 0] / 255)
mean = np.array([0.485, 0.456, 0.406]); std = np.array([0.229, 0.224, 0.225])
x = (img / 255.0 - mean) / std
print(x.dtype, x.shape, x[0, 0], torch.from_numpy(x).float().permute(2, 0, 1).unsqueeze(0).shape)
print(np.clip(std * x + mean, 0, 1)[0, 0])
# ---
import numpy as np
def get_2d_sincos_pos_embed(embed_dim, grid_size):
    grid_h = np.arange(grid_size, dtype=np.float32)
    grid_w = np.arange(grid_size, dtype=np.float32)
    grid = np.meshgrid(grid_w, grid_h)
    grid = np.stack(grid, axis=0)
    grid = grid.reshape([2, 1, grid_size, grid_size])
    emb_h = get_1d(embed_dim // 2, grid[0])
    emb_w = get_1d(embed_dim // 2, grid[1])
    pos_embed = np.concatenate([emb_h, emb_w], axis=1)
    return np.concatenate([np.zeros([1, embed_dim]), pos_embed], axis=0)
def get_1d(embed_dim, pos):
    omega = np.arange(embed_dim // 2, dtype=np.float64)
    omega /= embed_dim / 2.
    omega = 1. / 10000**omega
    pos = pos.reshape(-1)
    out = np.einsum('m,d->md', pos, omega)
    return np.concatenate([np.sin(out), np.cos(out)], axis=1)
p = get_2d_sincos_pos_embed(16, 3)
print(p.shape, p.dtype)
print(p)
import torch
print(torch.from_numpy(p).float().unsqueeze(0).shape)
