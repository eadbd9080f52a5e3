import torch, numpy as np
from PIL import Image
from torchvision import transforms as T
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode
def pic(w, h, seed=0):
    return Image.fromarray(np.random.RandomState(seed).randint(0, 256, (h, w, 3), dtype=np.uint8))
def digest(x):
    if isinstance(x, Image.Image):
        a = np.asarray(x).astype(np.int64).ravel()
        return x.mode, x.size, int((a * (np.arange(a.size) % 97 + 1)).sum())
    return tuple(x.shape), x.dtype, f'{x.double().mean().item():.5f} {x.double().std().item():.5f}'
im = pic(73, 51)
t = T.Compose([T.Resize(32), T.CenterCrop(28), T.ToTensor(), T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))])
print(t, digest(t(im)), t(im)[0, 0, :4])
for i in InterpolationMode:
    if i != InterpolationMode.NEAREST_EXACT:
        print(i, i.value, digest(T.Resize((20, 30), interpolation=i)(im)))
print(digest(T.Resize(100)(im)), digest(T.Resize([40])(im)), digest(T.Resize(40, max_size=50)(im)), digest(T.Resize((51, 73))(im)), T.Resize(51)(im) is im)
print(digest(T.CenterCrop((20, 60))(im)), digest(T.CenterCrop(80)(im)), digest(T.Pad(3)(im)), digest(T.Pad((1, 2), fill=(9, 8, 7))(im)), digest(T.Pad((1, 2, 3, 4), padding_mode='reflect')(im)))
print(digest(T.PILToTensor()(im)), digest(T.ToTensor()(np.asarray(im))), digest(T.ToTensor()(im.convert('L'))), digest(T.ConvertImageDtype(torch.float)(T.PILToTensor()(im))), digest(F.to_tensor(im)), digest(T.ToPILImage()(T.ToTensor()(im))), digest(T.Grayscale()(im)), digest(T.Grayscale(3)(im)))
x = T.PILToTensor()(im)
f = T.ToTensor()(im)
print(digest(T.Resize(32)(x)), digest(T.Resize(32)(f)), digest(T.Resize((20, 30), antialias=False)(f)), digest(T.CenterCrop(80)(f)), digest(T.CenterCrop(10)(x)), digest(F.hflip(f)), digest(F.vflip(x)), digest(F.rgb_to_grayscale(f)), digest(F.adjust_brightness(f, 1.3)), digest(F.adjust_contrast(x, 0.7)), digest(F.adjust_saturation(f, 1.6)), digest(F.adjust_hue(f, 0.2)), digest(F.gaussian_blur(f, 5)), digest(F.invert(x)))
print(digest(F.adjust_brightness(im, 1.3)), digest(F.adjust_contrast(im, 0.7)), digest(F.adjust_saturation(im, 1.6)), digest(F.adjust_hue(im, 0.2)), digest(F.rotate(im, 30)), digest(F.resized_crop(im, 3, 4, 20, 30, [16, 16])), [digest(c) for c in T.FiveCrop(20)(im)], F.get_dimensions(im), F.get_image_size(x))
# ---
import torch, numpy as np, random
from PIL import Image
from torchvision import transforms as T
im = Image.fromarray(np.random.RandomState(3).randint(0, 256, (60, 80, 3), dtype=np.uint8))
def digest(x):
    if isinstance(x, Image.Image):
        a = np.asarray(x).astype(np.int64).ravel()
        return x.mode, x.size, int((a * (np.arange(a.size) % 97 + 1)).sum())
    return tuple(x.shape), f'{x.double().mean().item():.5f}'
for t in (T.RandomHorizontalFlip(), T.RandomVerticalFlip(0.3), T.RandomCrop(32), T.RandomCrop(64, padding=4), T.RandomResizedCrop(24), T.RandomResizedCrop(24, scale=(0.5, 1.0), interpolation=T.InterpolationMode.BICUBIC), T.RandomRotation(20), T.RandomRotation((0, 90), expand=True), T.ColorJitter(0.4, 0.4, 0.4, 0.1), T.RandomGrayscale(0.5), T.RandomApply([T.RandomHorizontalFlip(1.0)], p=0.5), T.RandomInvert(), T.RandomPosterize(4), T.RandomSolarize(100), T.RandomAutocontrast(), T.RandomEqualize(), T.GaussianBlur(3) if False else T.RandomCrop(10)):
    torch.manual_seed(1)
    print(t, [digest(t(im)) for _ in range(4)], torch.rand(1))
x = T.ToTensor()(im)
for t in (T.RandomErasing(p=1.0), T.RandomErasing(p=0.7, value='random'), T.RandomErasing(p=1, value=(1, 2, 3)), T.RandomHorizontalFlip(), T.RandomResizedCrop(24), T.ColorJitter(brightness=0.5, hue=0.2), T.GaussianBlur(5, sigma=(0.5, 1.0))):
    torch.manual_seed(2)
    print(t, [digest(t(x)) for _ in range(3)], torch.rand(1))
random.seed(0)
print(T.RandomChoice([T.CenterCrop(5), T.CenterCrop(7)]), [T.RandomChoice([T.CenterCrop(5), T.CenterCrop(7)])(im).size for _ in range(5)])
print(T.Lambda(lambda v: v * 2), T.Lambda(lambda v: v * 2)(x).max(), T.ToPILImage(), T.RandomOrder([T.CenterCrop(3)]), T.Pad(2), T.Grayscale(), T.FiveCrop(3), T.RandomApply([T.CenterCrop(2)]), T.ConvertImageDtype(torch.float32), T.PILToTensor())
torch.manual_seed(0)
print(T.RandomResizedCrop.get_params(im, (0.08, 1.0), (0.75, 1.33)), T.RandomCrop.get_params(im, (10, 10)))
# ---
import torch, numpy as np
from PIL import Image
from torchvision.transforms import v2
im = Image.fromarray(np.random.RandomState(3).randint(0, 256, (60, 80, 3), dtype=np.uint8))
t = v2.Compose([v2.ToImage(), v2.Resize((32, 32)), v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5])])
print(t)
y = t(im)
print(y.shape, y.dtype, round(y.mean().item(), 4), type(v2.ToImage()(im)).__name__, isinstance(y, torch.Tensor))
for tr in (v2.RandomHorizontalFlip(p=0.5), v2.RandomResizedCrop(size=(24, 24), antialias=True), v2.RandomCrop(20), v2.ColorJitter(brightness=.5, hue=.3), v2.RandomRotation(degrees=(0, 180)), v2.CenterCrop(10), v2.Grayscale(), v2.RandomVerticalFlip(), v2.Resize(20), v2.Pad(2)):
    torch.manual_seed(1)
    r = [tr(im) for _ in range(3)]
    print(tr, [(v.size, int(np.asarray(v).astype(int).sum())) for v in r], torch.rand(1))
print(v2.ToDtype(torch.float32, scale=True), v2.functional.to_image(im).shape, v2.functional.to_dtype(v2.functional.to_image(im), torch.float32, scale=True).max(), v2.RandomHorizontalFlip(1.0)(im, 3)[1])
# ---
import torch, numpy as np
from PIL import Image
from torchvision import transforms as T
import torchvision.transforms.functional as F
im = Image.new('RGB', (8, 6), (10, 20, 30))
x = T.ToTensor()(im)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', str(e).split(' at 0x')[0])
tell(lambda: T.ToTensor()(x))
tell(lambda: T.ToTensor()([1]))
tell(lambda: T.ToTensor()(np.zeros((2, 2, 2, 2))))
tell(lambda: T.Normalize((0.5,), (0.5,))(im))
tell(lambda: T.Normalize((0.5,), (0.5,))(T.PILToTensor()(im)))
tell(lambda: T.Normalize((0.5,), (0.0,))(x))
tell(lambda: T.Normalize((0.5, 0.5), (0.5, 0.5))(x).shape)
tell(lambda: T.Normalize((0.5,), (0.5,))(x[0]))
tell(lambda: T.Resize('a'))
tell(lambda: T.Resize((1, 2, 3)))
tell(lambda: T.Resize(5)('a'))
tell(lambda: T.CenterCrop((1, 2, 3)))
tell(lambda: T.RandomCrop(20)(im))
tell(lambda: T.ToPILImage()(torch.zeros(5, 2, 2)))
tell(lambda: T.ToPILImage()(3))
tell(lambda: T.PILToTensor()(x))
tell(lambda: T.Lambda(3))
tell(lambda: T.ColorJitter(-1))
tell(lambda: T.ColorJitter(hue=0.9))
tell(lambda: T.RandomRotation(-5))
tell(lambda: T.GaussianBlur(2))
tell(lambda: T.RandomErasing(p=2))
tell(lambda: T.Pad('a'))
tell(lambda: F.adjust_hue(im, 0.7))
tell(lambda: T.FiveCrop(20)(im))
tell(lambda: T.foo)
from torchvision.utils import make_grid
g = make_grid(torch.arange(60.).reshape(5, 1, 3, 4), nrow=3, normalize=True)
print(g.shape, g[0, 2, :8])
class Flip(torch.nn.Module):
    def forward(self, img):
        return F.hflip(img)
print(torch.nn.Sequential(T.Resize((4, 4)), Flip())(x).shape, T.Compose([Flip(), T.ToTensor()])(im).shape, [type(t).__name__ for t in T.Compose([T.ToTensor()]).transforms])
# ---
import torch
from torchvision import transforms
from torchvision.datasets import CIFAR10, FakeData, ImageFolder, MNIST
from torch.utils.data import DataLoader
torch.manual_seed(0)
d = FakeData(size=3, image_size=(3, 8, 8), num_classes=4, transform=transforms.ToTensor())
print(len(d), d[0][0].sum(), [d[i][1] for i in range(3)], torch.rand(1))
for x, y in DataLoader(d, batch_size=2):
    print(x.shape, y)
print(FakeData(size=1)[0][0].size)
# ---
# folders of pictures, a class a folder
import os
import numpy as np
from PIL import Image
from torchvision import datasets, transforms
for i in range(4):
    folder = f"pictures_a/{'cat' if i % 2 else 'dog'}"
    os.makedirs(folder, exist_ok=True)
    Image.fromarray(np.full((4, 6), i * 50, np.uint8)).save(f"{folder}/{i}.png")
open("pictures_a/cat/notes.txt", "w").write("x")
ds = datasets.ImageFolder("pictures_a", transform=transforms.Compose([transforms.Resize((2, 3)), transforms.ToTensor()]), target_transform=lambda t: t + 10)
print(ds.classes, ds.class_to_idx, len(ds), ds[0][0].shape, ds[3], ds.targets, ds.imgs[:2], ds.extensions[:2])
print(datasets.ImageFolder("pictures_a", transform=transforms.ToTensor()))
print(datasets.FakeData(3, (3, 4, 4)), isinstance(ds, datasets.VisionDataset))
text = datasets.DatasetFolder("pictures_a", lambda path: open(path).read(), extensions=(".txt",), allow_empty=True)
print(len(text), text[0], text.classes)
os.makedirs("pictures_b", exist_ok=True)
for make in (lambda: datasets.ImageFolder("pictures_b"), lambda: datasets.DatasetFolder("pictures_a", str, extensions=(".txt",)), lambda: datasets.DatasetFolder("pictures_a", str), lambda: datasets.VisionDataset("x", transforms=str, transform=str)):
    try:
        make()
    except (ValueError, FileNotFoundError) as e:
        print(type(e).__name__, e)
