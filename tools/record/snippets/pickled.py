import copy, pickle, timm, torch
torch.manual_seed(0)
x = torch.randn(1, 3, 32, 32)
for name, options in (('vit_tiny_patch16_224', dict(img_size=32)), ('resnet18', {}), ('deit_tiny_distilled_patch16_224', dict(img_size=32)), ('vit_tiny_patch16_224', dict(img_size=32, reg_tokens=2, init_values=1e-5, drop_path_rate=0.1, dynamic_img_size=True))):
    m = timm.create_model(name, num_classes=3, **options, **({} if name == 'resnet18' else dict(depth=2))).eval()
    read = pickle.loads(pickle.dumps(m))
    copied = copy.deepcopy(m)
    print(torch.equal(m(x), read(x)), torch.equal(m(x), copied(x)), repr(m) == repr(read), list(m.state_dict()) == list(read.state_dict()))
    print(read.default_cfg['architecture'], read.num_classes, read.training)
    read.reset_classifier(2)
    copied.reset_classifier(4)
    print(read(x).shape, copied(x).shape, m(x).shape)
# ---
import pickle, torch
from torch import nn
torch.manual_seed(0)
def read(m):
    return pickle.loads(pickle.dumps(m))
net = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.Dropout(0.2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2, bias=False)).eval()
x = torch.randn(2, 3, 8, 8)
print(read(net), torch.equal(read(net)(x), net(x)), read(net).training, list(read(net).state_dict()))
print(read(nn.Linear(2, 1)), read(nn.MultiheadAttention(8, 2)).num_heads, read(nn.Embedding(3, 2)).weight.shape, read(nn.Softmax(-1)))
e = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 2).eval()
print(torch.allclose(read(e)(torch.ones(1, 3, 8)), e(torch.ones(1, 3, 8))))
print(read(nn.ModuleDict({'a': nn.GELU(), 'b': nn.ModuleList([nn.Identity()])})))
# ---
import pickle, torch
from torch import nn
a = nn.Linear(2, 2)
b = nn.Linear(2, 2)
b.weight = a.weight
pair = pickle.loads(pickle.dumps([a, b]))
print(pair[0].weight is pair[1].weight, torch.equal(pair[0].weight, a.weight))
t = torch.arange(4.).reshape(2, 2)
print(pickle.loads(pickle.dumps({'a': t.half(), 'b': [t.long(), t > 1], 'c': nn.Parameter(t), 'd': t.t(), 'e': torch.tensor(3)})))
print(pickle.loads(pickle.dumps(torch.ones(1, requires_grad=True))))
# ---
import io, torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 2), nn.GELU())
file = io.BytesIO()
torch.save({'model': net, 'epoch': 3}, file)
file.seek(0)
read = torch.load(file, weights_only=False)
print(read['epoch'], read['model'], torch.equal(read['model'](torch.ones(2)), net(torch.ones(2))))
file.seek(0)
try:
    torch.load(file)
except Exception as error:
    print(type(error).__name__, str(error)[:24])
# ---
import pickle
from torch import nn
m = nn.Linear(1, 1)
m.register_forward_hook(lambda *args: None)
try:
    pickle.dumps(m)
except Exception as error:
    print(type(error).__name__)
