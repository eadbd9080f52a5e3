import numpy as np
import torch
import matplotlib.pyplot as plt
from matplotlib import cm
fig, ax = plt.subplots()
ax.plot([0, 1, 2, 3], [1.0, 0.5, 0.25, 0.125], 'r--o', label='loss')
print(tuple(float(v) for v in ax.get_xlim()), tuple(float(v) for v in ax.get_ylim()), ax.get_title() == '', len(ax.lines))
ax.set_title('Loss'); ax.set_xlabel('Epoch'); ax.set_xlim(0, 2)
print(ax.get_title(), ax.get_xlabel(), tuple(float(v) for v in ax.get_xlim()))
fig, axes = plt.subplots(2, 3, figsize=(6, 4))
print(axes.shape, len(axes.flat), len(axes.ravel()), fig, plt.gcf() is fig, plt.gca() is axes[1, 2], len(fig.axes))
for i, a in enumerate(axes.flatten()):
    a.set_title(str(i))
print([a.get_title() for a in axes.flat], axes[1, 0].get_title(), [len(row) for row in axes])
fig, (a1, a2) = plt.subplots(1, 2)
im = a1.imshow(np.arange(12).reshape(3, 4))
print(tuple(float(v) for v in a1.get_xlim()), tuple(float(v) for v in a1.get_ylim()), tuple(float(v) for v in im.get_clim()))
a2.imshow(torch.rand(5, 6), origin='lower', extent=(0, 1, 0, 2))
print(tuple(float(v) for v in a2.get_xlim()), tuple(float(v) for v in a2.get_ylim()))
plt.close('all')
print(plt.get_fignums())
# ---
import numpy as np
import matplotlib.pyplot as plt
n, edges, patches = plt.hist([1, 2, 2, 3, 3, 3, 4], bins=3)
print(n, edges, len(patches), [float(p.get_height()) for p in patches])
bars = plt.bar(['a', 'b', 'c'], [1, 4, 2])
print(len(bars), [float(b.get_height()) for b in bars], round(float(bars[1].get_x()), 2), round(float(bars[1].get_width()), 2))
plt.close()
ax = plt.figure(figsize=(4, 3)).add_subplot(111)
ax.bar([0, 1], [3, 5])
print([round(float(v), 4) for v in ax.get_ylim()], [round(float(v), 4) for v in ax.get_xlim()])
ax.axhline(10); ax.scatter([0, 5], [1, 2])
print([round(float(v), 4) for v in ax.get_xlim()])
print(plt.gcf().get_size_inches(), plt.gcf())
plt.close('all')
# ---
import numpy as np
import matplotlib
import matplotlib.pyplot as plt
from matplotlib.colors import Normalize, ListedColormap, LinearSegmentedColormap, to_hex, to_rgb
for name in ('viridis', 'jet', 'RdBu', 'gray', 'plasma_r', 'hot', 'coolwarm', 'Blues', 'tab10', 'inferno', 'magma', 'turbo'):
    c = plt.get_cmap(name)
    print(name, c.N, c(np.linspace(0, 1, 5), bytes=True).tolist(), c(3, bytes=True), c(0.999, bytes=True))
print(plt.cm.jet(np.random.RandomState(0).rand(4, 5)).shape, matplotlib.colormaps['viridis'].name, plt.cm.viridis(np.array([[0, 1], [128, 255]]), bytes=True).tolist())
print(Normalize(0, 10)(5), Normalize(vmin=2, vmax=4)(np.array([2.0, 3.0])), to_hex('red'), to_hex('C1'), to_rgb('#00ff00'), to_hex((0.5, 0.25, 1)))
print(LinearSegmentedColormap.from_list('m', ['white', 'red'])(np.array([0, 0.5, 1.0]), bytes=True).tolist(), ListedColormap(['red', 'blue'])(np.array([0, 1]), bytes=True).tolist())
# ---
import numpy as np
import torch
import matplotlib.pyplot as plt
def tell(f):
    try:
        f()
        print('fine')
    except Exception as e:
        print(type(e).__name__, '|', str(e).split(';')[0])
tell(lambda: plt.imshow(torch.zeros(3, 224, 224)))
tell(lambda: plt.imshow(np.zeros(5)))
tell(lambda: plt.imshow(np.zeros((2, 2, 2))))
tell(lambda: plt.plot([1, 2], [1, 2, 3]))
tell(lambda: plt.scatter([1], [1, 2]))
tell(lambda: plt.plot([1, 2], 'q'))
tell(lambda: plt.plot([1, 2], color='nocolor'))
tell(lambda: plt.imshow(np.zeros((2, 2)), cmap='nomap'))
tell(lambda: plt.axis('foo'))
tell(lambda: plt.subplot(2, 2, 5))
tell(lambda: plt.foo)
tell(lambda: plt.gca().foo)
tell(lambda: plt.plot([1], [2], foo=3))
tell(lambda: plt.colorbar())
tell(lambda: plt.imshow(np.zeros((2, 2)), origin='middle'))
tell(lambda: plt.plot([1, 2], ls='??'))
plt.close('all')
# ---
# labels of ticks, one by one and together
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.set(xticks=[0, 1, 2], xticklabels=list("abc"))
plt.setp(ax.get_xticklabels(), rotation=45, ha="right", rotation_mode="anchor")
for label in ax.get_xticklabels():
    label.set_fontsize(8)
print([label.get_text() for label in ax.get_xticklabels()], len(ax.get_xticklabels()))
plt.setp(ax.plot([0, 1]), linewidth=2)
