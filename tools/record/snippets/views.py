import torch
x = torch.arange(120).reshape(2, 3, 4, 5)
for dims in [(0, 1, 2, 3), (3, 2, 1, 0), (0, 2, 3, 1), (-1, 0, 1, 2)]:
    p = x.permute(*dims)
    print(dims, p.shape, p.stride(), p.is_contiguous(), p.flatten()[:5])
print(x.permute([0, 3, 1, 2]).shape, x.permute(dims=(1, 0, 2, 3)).shape, torch.permute(x, (3, 0, 1, 2)).shape)
# ---
import torch
x = torch.arange(24).reshape(2, 3, 4)
for d in range(-3, 3):
    print(d, x.unsqueeze(d).shape, x.sum(d).shape, x.select(d, 0).shape, x.flip(d).flatten()[:3].tolist(), x.roll(1, d).flatten()[:3].tolist(), [tuple(t.shape) for t in x.chunk(2, d)], len(x.unbind(d)))
# ---
import torch
x = torch.arange(24).reshape(2, 3, 4)
print(x.reshape(2, 12), x.reshape((6, 4)), x.reshape([24])[:3], x.reshape(x.shape[0], -1).shape, x.reshape(-1, *x.shape[1:]).shape, x.view(x.size(0), x.size(1), -1).shape, sep='\n')
print(x.view_as(torch.zeros(6, 4)).shape, x.reshape_as(torch.zeros(4, 6)).shape, x.expand_as(torch.zeros(5, 2, 3, 4)).shape, x.view(torch.Size([4, 6])).shape)
# ---
import torch
x = torch.randn(2, 197, 192)
B, N, C = x.shape
print(B, N, C, x[:, 0].shape, x[:, 1:].shape, x[:, :1].shape, x[:, -1].shape, x[0].shape, x[0, 0].shape, x[..., 0].shape, x[:, 1:, :].mean(1).shape)
patches = x[:, 1:].transpose(1, 2).reshape(B, C, 14, 14)
print(patches.shape, patches.flatten(2).shape, patches.permute(0, 2, 3, 1).shape)
print(x.reshape(B, N, 3, 64).transpose(1, 2).shape, x.view(B, N, 3, 64).permute(0, 2, 1, 3).is_contiguous())
print(x.view(B, -1).shape, x.reshape(-1, C).shape, x.mean(dim=(1, 2)).shape, x.mean((0, 1), keepdim=True).shape)
# ---
import torch
def patchify(imgs, p):
    B, C, H, W = imgs.shape
    assert H % p == 0 and W % p == 0
    h, w = H // p, W // p
    x = imgs.reshape(B, C, h, p, w, p)
    x = torch.einsum('nchpwq->nhwpqc', x)
    return x.reshape(B, h * w, p * p * C)
def unpatchify(x, p, C=3):
    B, N, D = x.shape
    h = w = int(N ** 0.5)
    x = x.reshape(B, h, w, p, p, C)
    x = torch.einsum('nhwpqc->nchpwq', x)
    return x.reshape(B, C, h * p, w * p)
img = torch.arange(2 * 3 * 8 * 8.).reshape(2, 3, 8, 8)
t = patchify(img, 4)
print(t.shape, t[0, 0, :6], torch.equal(unpatchify(t, 4), img))
# ---
import torch
img = torch.arange(1 * 3 * 8 * 8).reshape(1, 3, 8, 8)
a = img.unfold(2, 4, 4).unfold(3, 4, 4)
print(a.shape, a.stride(), a.is_contiguous())
a = a.permute(0, 2, 3, 1, 4, 5).contiguous().view(1, -1, 3 * 4 * 4)
b = torch.nn.functional.unfold(img.float(), 4, stride=4).transpose(1, 2)
print(a.shape, b.shape, (a == b).all(), a[0, 1, :8])
c = torch.stack([img[:, :, i:i + 4, j:j + 4] for i in range(0, 8, 4) for j in range(0, 8, 4)], dim=1).flatten(2)
print(torch.equal(a, c), c.dtype)
for i, row in enumerate(a[0]):
    print(i, row.sum(), row.min().item(), row.max().item())
# ---
import torch
s = torch.Size([2, 3, 4])
print(s + torch.Size([5]), s[1:] + (7,), (1,) + s, s * 2, s[::-1], 3 in s, s.index(4), s.count(2), s.numel(), hash(s) == hash((2, 3, 4)), s == [2, 3, 4], s != (2, 3, 4), s < (3,), max(s), sum(s), sorted(s, reverse=True))
print(type(s), type(s[1:]), type(s + (1,)), type((1,) + s), type(s * 2), isinstance(s, tuple), str(s), f'{s}', f'{s!r}', repr(list(s)), '%s' % (s,), s[0], s[-2:])
print(torch.Size(), torch.Size((1,)), torch.Size([]), torch.zeros(()).shape, list(map(int, s)), *s, [*s], dict(zip('abc', s)))
a, *rest = s
print(a, rest, torch.Size(range(3)), torch.zeros(s).shape, torch.zeros(*s).shape, torch.zeros(s[0], *s[1:], 9).shape)
# ---
import torch
x = torch.arange(6).reshape(1, 2, 1, 3, 1)
print(x.squeeze().shape, x.squeeze(0).shape, x.squeeze(-1).shape, x.squeeze((0, 2)).shape, x.squeeze(dim=4).shape, torch.squeeze(x, 2).shape)
print(x.squeeze().unsqueeze(0).unsqueeze(-1).shape, x[0].shape, x[:, :, 0].shape, x[0, :, 0, :, 0])
# ---
import torch
x = torch.arange(12).view(3, 4)
print(torch.split(x, 2), torch.split(x, [1, 3], dim=1), torch.chunk(x, 2, dim=1), torch.unbind(x), sep='\n')
print(torch.tensor_split(x, 2, dim=1), torch.hsplit(x, 2), torch.vsplit(x, 3)[0], sep='\n')
# ---
import torch
a, b = torch.zeros(2, 3), torch.ones(2, 3)
print(torch.cat((a, b)), torch.cat([a, b], dim=1), torch.cat([a, b], -1).shape, torch.concat([a, b]).shape, torch.stack((a, b)).shape, torch.stack((a, b), -1), torch.stack([a, b], dim=1).shape, sep='\n')
print(torch.cat([torch.zeros(0), torch.ones(2)]), torch.cat([torch.arange(2), torch.zeros(2)]), torch.dstack([a, b]).shape, torch.column_stack([torch.arange(2), torch.arange(2)]), sep='\n')
# ---
import torch
x = torch.tensor([[1, 2], [3, 4]])
print(x.repeat(2, 1), x.repeat(1, 2), x.repeat(2, 1, 1).shape, x.repeat_interleave(2), x.repeat_interleave(2, dim=1), x.tile(1, 2), x.tile((2, 1)), x.repeat((1, 3)), sep='\n')
print(torch.tensor([1, 2, 3]).repeat(4), torch.tensor([1, 2, 3]).expand(2, 3), torch.tensor([[1], [2]]).expand(2, 3), torch.tensor([1]).expand(2, 2), torch.repeat_interleave(torch.tensor([1, 2]), torch.tensor([2, 1])), sep='\n')
# ---
import torch
x = torch.arange(16).reshape(4, 4)
print(x.T, x.t().stride(), x.mT[0], x.diagonal(), torch.tril(x, -1), torch.triu(x), x.rot90(1), x.fliplr(), x.flipud(), sep='\n')
print(x.roll(1), x.roll(-1, 0), x.roll((1, 1), (0, 1)), x.flip(0, 1), x.flip([1]), sep='\n')
# ---
import torch
x = torch.arange(10.)
print(x[None].shape, x[:, None].shape, (x[:, None] - x[None, :]).shape, (x[:, None] - x[None])[2])
print(x.unfold(0, 4, 2), x.unfold(0, 3, 1).shape, x.as_strided((2, 3), (3, 1)), x.view(2, 5).T.contiguous().view(-1))
print(x.reshape(5, 2)[:, 1], x.view(2, -1).mean(1), x.narrow(0, 2, 3), x.index_select(0, torch.tensor([9, 0])), x.take(torch.tensor([1, 1])), sep='\n')
# ---
import torch
x = torch.arange(6).reshape(2, 3)
print(x.unflatten(1, (3, 1)).shape, x.unflatten(0, (1, 2)).shape, x.unflatten(-1, (1, -1)).shape, torch.unflatten(x, 1, (3, 1)).shape, torch.nn.Unflatten(1, (1, 3)), torch.nn.Unflatten(1, torch.Size([1, 3]))(x).shape)
print(torch.nn.Flatten(0), torch.nn.Flatten(0)(x), torch.nn.Flatten(-2, -1)(x), torch.nn.Flatten(start_dim=0, end_dim=1)(x).shape, torch.nn.Flatten()(torch.zeros(2, 3, 4, 5)).shape, torch.nn.Flatten(2)(torch.zeros(2, 3, 4, 5)).shape, torch.nn.Flatten(1, 2)(torch.zeros(2, 3, 4, 5)).shape)
for start in range(4):
    print(start, torch.zeros(2, 3, 4, 5).flatten(start).shape, torch.zeros(2, 3, 4, 5).flatten(0, start).shape, torch.flatten(torch.zeros(2, 3, 4, 5), end_dim=start).shape)
# ---
import torch
a = torch.arange(3)
b = torch.arange(4).unsqueeze(1)
print((a + b).shape, a + b, torch.broadcast_to(a, (2, 3)), torch.broadcast_tensors(a, b)[1].shape, a.expand(4, 3).stride(), sep='\n')
for s, t in [((3,), (2, 3)), ((2, 1), (1, 3)), ((1,), (4, 5)), ((5, 1, 4), (3, 1)), ((), (2, 2))]:
    print(s, t, (torch.zeros(s) + torch.zeros(t)).shape, torch.broadcast_shapes(s, t))
for s, t in [((3,), (2, 4)), ((2, 3), (2, 2)), ((2, 3, 4), (2, 3))]:
    try:
        torch.zeros(s) * torch.zeros(t)
    except RuntimeError as e:
        print(s, t, e)
# ---
import torch
x = torch.arange(8)
v = x.view(2, 4)
v[0, 0] = 100
x[7] = -7
print(x, v)
t = v.t()
t[1] = 55
print(v, x)
s = x[2:5]
s += 1000
print(x)
c = x.reshape(4, 2).clone()
c.zero_()
print(x.sum(), c.sum(), v.data_ptr() == x.data_ptr(), c.data_ptr() == x.data_ptr(), s.storage_offset(), t.storage_offset(), s.is_contiguous())
r = x.view(2, 4).transpose(0, 1).reshape(8)
r[0] = 9
print(x[0], r[0], x.expand(2, 8)[0, 0])
# ---
import torch
q = torch.arange(2 * 4 * 12).reshape(2, 4, 12)
qkv = q.reshape(2, 4, 3, 2, 2).permute(2, 0, 3, 1, 4)
a, b, c = qkv
print(qkv.shape, a.shape, a[0, 0], c[1, 1], qkv[0].equal(a), sep='\n')
a2, b2, c2 = q.chunk(3, dim=-1)
print(a2.shape, a2.view(2, 4, 2, 2).transpose(1, 2).equal(a), torch.equal(b2.unflatten(-1, (2, 2)).transpose(1, 2), b))
a3, b3, c3 = map(lambda t: t.reshape(2, 4, 2, 2).permute(0, 2, 1, 3), q.chunk(3, -1))
print(a3.equal(a), torch.stack([a3, b3, c3]).equal(qkv))
