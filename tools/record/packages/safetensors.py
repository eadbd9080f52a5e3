import torch, timm
from safetensors.torch import save_file
opts = dict(img_size=32, patch_size=16, embed_dim=24, depth=2, num_heads=2, num_classes=3)
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', **opts).eval()
x = torch.rand(1, 3, 32, 32)
state = {'module.' + k: v for k, v in m.state_dict().items()}
torch.save(m.state_dict(), 'mine.pth')
torch.save({'state_dict': state, 'epoch': 3}, 'wrapped.pth.tar')
save_file(m.state_dict(), 'mine.safetensors', metadata={'class_names': '["a", "b"]'})
for path in ('mine.pth', 'wrapped.pth.tar', 'mine.safetensors'):
    again = timm.create_model('vit_tiny_patch16_224', checkpoint_path=path, **opts).eval()
    with torch.no_grad():
        print(path, torch.equal(again(x), m(x)))
timm.create_model('vit_tiny_patch16_224', checkpoint_path='mine.pth', **{**opts, 'num_classes': 5})
# ---
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
tensors = {'b': torch.arange(6.).reshape(2, 3), 'a': torch.tensor([1, 2]), 'c': torch.tensor(True), 'h': torch.ones(3).half()}
save_file(tensors, 'x.safetensors', metadata={'k': 'v'})
print(open('x.safetensors', 'rb').read())
print(load_file('x.safetensors'))
with safe_open('x.safetensors', framework='pt') as f:
    print(f.keys(), f.offset_keys(), f.metadata(), f.get_tensor('b'))
    part = f.get_slice('b')
    print(part.get_shape(), part.get_dtype(), part[:, 1])
    f.get_tensor('zz')
# ---
import torch
from safetensors.torch import load, load_file, save, save_file
bytes = save({'w': torch.ones(2, 2).bfloat16(), 'u': torch.tensor([1, 2], dtype=torch.uint8), 'z': torch.zeros(0, 3)})
print(sorted(load(bytes).items()))
a = torch.arange(6.).reshape(2, 3)
def told(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
told(lambda: save([a]))
told(lambda: save({'a': 1}))
told(lambda: save({'a': a}, metadata={'k': 1}))
told(lambda: save({'a': a.t()}))
told(lambda: load(b'abc'))
told(lambda: load(b'abcdefghijkl'))
load_file('none.safetensors')
# ---
import torch
from safetensors import safe_open
from safetensors.torch import load_model, save_file, save_model
class Tied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.Linear(2, 2, bias=False)
        self.b = torch.nn.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight
tied = Tied()
try:
    save_file(tied.state_dict(), 'tied.safetensors')
except RuntimeError as error:
    print('share memory' in str(error))
save_model(tied, 'tied.safetensors')
with safe_open('tied.safetensors', 'pt') as f:
    print(f.keys(), f.metadata())
print(load_model(tied, 'tied.safetensors'))
load_model(torch.nn.Linear(2, 2), 'tied.safetensors')
