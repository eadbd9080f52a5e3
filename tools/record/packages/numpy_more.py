import numpy as np
def softmax(x, axis=-1):
    x = x - np.max(x, axis=axis, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=axis, keepdims=True)
np.random.seed(0)
q, k, v = (np.random.randn(2, 4, 8) for _ in range(3))
att = softmax(q @ k.transpose(0, 2, 1) / np.sqrt(8))
print(att.round(3), (att @ v).shape, att.sum(-1))
roll = np.eye(4)
for a in att:
    a = a + np.eye(4)
    a = a / a.sum(axis=-1, keepdims=True)
    roll = a @ roll
print(roll[0, 1:].reshape(1, 3), roll.max(), np.argsort(-roll[0])[:2])
mask = roll[0, 1:]
mask = (mask - mask.min()) / (mask.max() - mask.min())
print(mask)
print(np.uint8(255 * mask), (mask * 255).astype(np.uint8).dtype)
# ---
import numpy as np
labels = np.array([0, 1, 2, 1, 0])
preds = np.array([0, 2, 2, 1, 1])
print((labels == preds).mean(), np.mean(labels == preds), (labels == preds).sum(), np.sum(preds == 1))
cm = np.zeros((3, 3), dtype=int)
for t, p in zip(labels, preds):
    cm[t, p] += 1
print(cm, cm.diagonal(), np.trace(cm), cm.sum(axis=1), cm / cm.sum(axis=1, keepdims=True))
onehot = np.eye(3)[labels]
print(onehot, onehot.argmax(1), np.unique(labels, return_counts=True), np.bincount(labels))
losses = []
for epoch in range(3):
    losses.append(1 / (epoch + 1))
print(np.mean(losses), np.array(losses), f'{np.mean(losses):.4f}', np.round(losses, 2), np.max(losses), np.argmin(losses))
print(np.arange(10)[::3], np.linspace(0, 1, 3, endpoint=False), np.sqrt(196), int(np.sqrt(196)), np.ceil(7 / 2), int(np.ceil(3.2)), np.prod((3, 224, 224)), np.prod([2, 3.0]), np.log2(16), np.power(2, 3), np.floor(-0.5))
# ---
import numpy as np
a = np.arange(6).reshape(2, 3)
print(a.tolist(), a.astype(float).tolist(), list(a[0]), [int(x) for x in a[0]], tuple(a.shape), a.flags['C_CONTIGUOUS'], a.T.flags['C_CONTIGUOUS'], a.flags.owndata)
print(a.max(axis=1), a.min(), a.mean(axis=0), a.std().round(4), a.T @ a, a.sum(axis=-1), a.cumsum(1), a.ravel('F'), a.reshape(3, 2, order='F'))
b = a.copy(); b[0, 0] = 100; print(a[0, 0], b[0, 0], np.array_equal(a, b), (a != b).any(), np.abs(a - b).max())
c = np.concatenate((a, a), axis=1); d = np.vstack([a, a]); print(c.shape, d.shape, np.hstack((a, a)).shape, np.stack((a, a)).shape)
print(np.where(a > 2, 1, 0), np.where(a > 2)[0], a[a > 2], a[:, a[0] > 0], np.any(a > 4), np.all(a >= 0), np.count_nonzero(a > 2))
print(np.zeros_like(a), np.ones_like(a, dtype=float), np.full_like(a, 7), np.empty_like(a).shape, np.identity(2), np.nan_to_num(np.array([np.nan, np.inf])), np.isnan(np.nan), np.inf > 1e308, -np.inf)
print(repr(np.array([1.0, np.nan])), repr(np.array([[1.5, 2.25]])), repr(np.float32(3.14159)), repr(np.array([1, 2], dtype=np.int32)), repr(np.array([True, False])), repr(np.array(5)), repr(np.array([])), repr(np.zeros((2, 0))), repr(np.arange(3, dtype=np.uint8)))
print(str(np.array([1.0, 2.0, 3.0])), np.array([1e-3, 2e-3]), np.array([0.1 + 0.2, 1/3]), np.array([100.0, 0.5]), np.array([1e5, 1.0]), np.array([-1.5, 2, -3]), np.array([1e-8, 1]))
x, y = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(0, 1, 2)); print(x, y, np.sqrt(x**2 + y**2).round(3))
# ---
import numpy as np
X = np.random.RandomState(1).randn(6, 4)
Xc = X - X.mean(axis=0)
U, S, Vt = np.linalg.svd(Xc, full_matrices=False)
print(U.shape, S.round(5), Vt.shape, np.allclose(U @ np.diag(S) @ Vt, Xc), (S**2 / (S**2).sum()).round(4), np.abs(Xc @ Vt.T[:, :2]).round(3)[0])
w, V = np.linalg.eigh(Xc.T @ Xc)
print(w.round(4), np.allclose(V @ np.diag(w) @ V.T, Xc.T @ Xc))
Q, R = np.linalg.qr(X); print(Q.shape, R.shape, np.allclose(Q @ R, X))
sim = X @ X.T / (np.linalg.norm(X, axis=1)[:, None] * np.linalg.norm(X, axis=1)[None, :])
print(sim.shape, np.diag(sim).round(6), sim.argsort(axis=1)[:, ::-1][:, :2])
print(np.linalg.norm(X).round(6), np.linalg.norm(X, ord=1).round(6), np.linalg.matrix_rank(X), np.linalg.pinv(X).shape)
# ---
import numpy as np
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)
tell(lambda: np.zeros((2, 3)).reshape(3, 3))
tell(lambda: np.zeros((2, 3))[:, 5])
tell(lambda: np.zeros((2, 3)) * np.zeros((3, 2)))
tell(lambda: np.array([1, 2, 3]) + np.array([1, 2]))
tell(lambda: np.array([1, 2, 3]) + [1, 2, 3])
tell(lambda: np.array([1, 2, 3]) + 'a')
tell(lambda: np.array([1, 2, 3]) == 'a')
tell(lambda: np.array([1, 2, 3]) == None)
tell(lambda: np.ones(3) if np.ones(3) > 0 else 0)
tell(lambda: np.mean([]) != 0)
tell(lambda: np.array([1, 2]).append(3))
tell(lambda: np.array([1, 2]).foo())
tell(lambda: np.concatenate(np.zeros(2), np.ones(2)))
tell(lambda: np.arange(3)[1.0])
tell(lambda: np.arange(3)['a'])
tell(lambda: np.stack([np.zeros(2), np.zeros(3)]))
tell(lambda: np.matmul(np.ones(3), np.ones(4)))
tell(lambda: np.ones((2, 2)) @ 3)
tell(lambda: np.full((2, 2)))
tell(lambda: np.ones(2, 2))
tell(lambda: np.array([1, 2, 3]).reshape(2, -1))
tell(lambda: np.transpose(np.zeros((2, 3)), (0, 1, 2)))
tell(lambda: np.sqrt('a'))
tell(lambda: np.exp(None))
tell(lambda: np.load('nofile.npy'))
tell(lambda: np.argmax(np.zeros((2, 2)), axis=3))
tell(lambda: np.take([1, 2], 5))
tell(lambda: np.squeeze(np.zeros((2, 1)), axis=0))
tell(lambda: np.swapaxes(np.zeros((2, 1)), 0, 4))
tell(lambda: np.tile([1, 2], 2.5))
tell(lambda: np.pad([1], -1))
# ---
import numpy as np
for operands in ((), ("ij,jk",)):
    try:
        np.einsum(*operands)
    except ValueError as error:
        print(error)
# ---
# counting in place: places that come twice, of several dimensions, of slices and masks
import numpy as np
cm = np.zeros((3, 3), dtype=np.int64)
np.add.at(cm, (np.array([0, 2, 0, 1]), np.array([1, 2, 1, 0])), 1)
print(cm)
a = np.zeros(4)
np.add.at(a, [0, 0, 3], [1.0, 2.0, 5.0])
np.subtract.at(a, 1, 2)
np.multiply.at(a, [3, 3], 2)
np.maximum.at(a, np.array([True, True, False, False]), 0.5)
print(a)
b = np.arange(6.0).reshape(2, 3)
np.add.at(b, (slice(None), 1), 10)
np.negative.at(b, (np.array([[0], [1]]), np.array([0, 2])))
np.add.at(b, 0, np.array([1, 2, 3]))
print(b)
# ---
# small numbers are written out or with exponents as the array's own type compares them
import numpy as np
print(np.round(np.array([[1e-4, -0.011, -0.055]], np.float32), 4), np.array([1e-4, 0.5]), np.array([9.9e-5, 0.05], np.float32))
print(np.array([0.001, 1.0], np.float32), np.array([1e-4, 0.01], np.float16), np.array([1e-3, 1.001], np.float32), np.float32(1e-4))
# ---
# covariances and correlations
import numpy as np
rng = np.random.default_rng(0)
x = rng.normal(size=(3, 5))
print(np.cov(x).round(4), np.cov(x, rowvar=False).shape, np.cov(x[0]).round(4), np.cov(x[0], x[1], ddof=0).round(4), np.cov(x, bias=True).dtype)
print(np.corrcoef(x).round(4), np.corrcoef(x[0], x[1]).round(4), np.corrcoef(x[0]), np.cov(x.astype(np.float32)).dtype, np.cov(np.arange(3)))
try:
    np.cov(np.zeros((2, 2, 2)))
except ValueError as e:
    print(e)
