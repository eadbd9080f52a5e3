from PIL import Image
import numpy as np
def pic(w, h, c=3, seed=0):
    rng = np.random.RandomState(seed)
    a = rng.randint(0, 256, (h, w, c), dtype=np.uint8)
    return Image.fromarray(a[..., 0] if c == 1 else a)
def digest(im):
    a = np.asarray(im).astype(np.int64).ravel()
    return im.mode, im.size, int((a * (np.arange(a.size) % 97 + 1)).sum()), a[:6].tolist()
im = pic(37, 23)
print(digest(im), repr(im)[:40], im.getbands(), im.format, im.width, im.height)
for mode in ('L', 'RGBA', '1', 'F', 'I', 'HSV', 'LA', 'RGB'):
    print(mode, digest(im.convert(mode)))
rgba = pic(12, 9, 4)
for mode in ('RGB', 'L', 'LA', 'RGBA'):
    print(mode, digest(rgba.convert(mode)))
grey = pic(15, 11, 1)
for mode in ('RGB', 'RGBA', 'F', 'I', '1', 'P'):
    print(mode, digest(grey.convert(mode)))
print(digest(im.convert('HSV').convert('RGB')), digest(im.convert('L').convert('RGB')))
# ---
from PIL import Image
import numpy as np
def pic(w, h, c=3, seed=0):
    a = np.random.RandomState(seed).randint(0, 256, (h, w, c), dtype=np.uint8)
    return Image.fromarray(a[..., 0] if c == 1 else a)
def digest(im):
    a = np.asarray(im).astype(np.int64).ravel()
    return im.mode, im.size, int((a * (np.arange(a.size) % 97 + 1)).sum()), a[:6].tolist()
im, grey, rgba = pic(37, 23), pic(37, 23, 1), pic(37, 23, 4)
for f in (Image.NEAREST, Image.BOX, Image.BILINEAR, Image.HAMMING, Image.BICUBIC, Image.LANCZOS):
    print(int(f), digest(im.resize((20, 31), f)), digest(grey.resize((50, 10), f)), digest(rgba.resize((11, 13), f)))
print(digest(im.resize((10, 10))), digest(im.resize((10, 10), box=(5, 3, 25, 20))), digest(im.resize((60, 50), Image.NEAREST, box=(5, 3, 25, 20))))
print(digest(im.crop((3, 4, 20, 15))), digest(im.crop((-3, -4, 45, 30))), digest(im.reduce(3)), digest(im.reduce((2, 5))))
for m in Image.Transpose:
    print(m.name, digest(im.transpose(m)))
for a in (0, 90, 180, 270, 45, -30, 10.5):
    print(a, digest(im.rotate(a)), digest(im.rotate(a, expand=True)), digest(im.rotate(a, resample=Image.BILINEAR)), digest(im.rotate(a, fillcolor=(1, 2, 3), center=(2, 3))))
t = pic(300, 200, 3, 1); t.thumbnail((64, 64)); print(digest(t))
t = pic(300, 200, 3, 1); t.thumbnail((500, 150)); print(digest(t))
# ---
from PIL import Image, ImageOps, ImageEnhance, ImageDraw
import numpy as np
def pic(w, h, c=3, seed=0):
    a = np.random.RandomState(seed).randint(0, 256, (h, w, c), dtype=np.uint8)
    return Image.fromarray(a[..., 0] if c == 1 else a)
def digest(im):
    a = np.asarray(im).astype(np.int64).ravel()
    return im.mode, im.size, int((a * (np.arange(a.size) % 97 + 1)).sum()), a[:6].tolist()
im, other, grey, rgba = pic(37, 23), pic(37, 23, 3, 5), pic(37, 23, 1), pic(37, 23, 4)
for f in (ImageOps.grayscale, ImageOps.mirror, ImageOps.flip, ImageOps.invert, ImageOps.autocontrast, ImageOps.equalize, ImageOps.solarize):
    print(f.__name__, digest(f(im)))
print(digest(ImageOps.posterize(im, 3)), digest(ImageOps.expand(im, 3, 'red')), digest(ImageOps.pad(im, (40, 40), color=(9, 9, 9))), digest(ImageOps.contain(im, (20, 20))), digest(ImageOps.crop(im, 2)), digest(ImageOps.fit(im, (23, 23))), digest(ImageOps.exif_transpose(im)))
print(digest(ImageEnhance.Brightness(im).enhance(1.3)), digest(ImageEnhance.Contrast(im).enhance(0.6)), digest(ImageEnhance.Color(im).enhance(1.7)))
print(digest(Image.blend(im, other, 0.3)), digest(Image.composite(im, other, grey)), digest(Image.alpha_composite(rgba, pic(37, 23, 4, 9))), digest(Image.merge('RGB', im.split())), digest(im.split()[1]), digest(im.getchannel('B')))
p = im.copy(); p.paste(other.crop((0, 0, 9, 9)), (30, 18)); print(digest(p))
p = im.copy(); p.paste((1, 2, 3), (2, 3, 9, 9)); p.paste('blue', (0, 0, 3, 3)); print(digest(p))
p = im.copy(); p.paste(other, (-3, 4), grey); print(digest(p))
p = im.copy(); p.paste(rgba, (0, 0), rgba); p.putalpha(99); print(digest(p))
d = ImageDraw.Draw(p := im.copy()); d.rectangle((3, 3, 10, 12), outline='red', width=2); d.rectangle([15, 2, 30, 20], fill=(0, 255, 0), outline=(9, 9, 9)); d.line((0, 0, 36, 22), fill=(255, 255, 255)); d.line([(0, 10), (36, 10)], fill='yellow', width=3); d.point((5, 5), 'black'); print(digest(p))
print(digest(im.point(lambda v: v // 2)), digest(grey.point(lambda v: 255 if v > 100 else 0)), im.getextrema(), grey.getextrema(), sum(im.histogram()), im.getbbox(), Image.new('L', (5, 5)).getbbox())
print(im.getpixel((1, 2)), im.getdata()[0] if hasattr(im.getdata(), '__getitem__') else 0, im.tobytes()[:4], im.load()[3, 4], np.asarray(im).shape, np.array(grey).dtype, np.asarray(Image.new('1', (3, 2), 1)).dtype)
# ---
from PIL import Image
import numpy as np, io
im = Image.fromarray(np.arange(48, dtype=np.uint8).reshape(4, 4, 3))
b = io.BytesIO()
im.save(b, format='PNG')
b.seek(0)
back = Image.open(b)
print(back.mode, back.size, back.format, np.array_equal(np.asarray(back), np.asarray(im)), b.getvalue()[:8])
im.save('x.png')
print(np.array_equal(np.asarray(Image.open('x.png')), np.asarray(im)))
for mode in ('L', 'RGBA', 'LA', '1'):
    b = io.BytesIO(); im.convert(mode).save(b, 'PNG'); b.seek(0); o = Image.open(b); print(mode, o.mode if mode != '1' else '', o.size)
print(Image.new('RGB', (2, 1), 'red').getpixel((0, 0)), Image.new('RGB', (2, 1), '#0f0').getpixel((0, 0)), Image.new('L', (1, 1), 'white').getpixel((0, 0)), Image.new('RGBA', (1, 1), (1, 2, 3, 4)).getpixel((0, 0)), Image.new('RGB', (1, 1), 7).getpixel((0, 0)), Image.new('F', (1, 1), 1.5).getpixel((0, 0)), Image.new('RGB', (1, 1), 'rgb(1,2,3)').getpixel((0, 0)))
print(Image.fromarray(np.zeros((2, 3), np.float32)).mode, Image.fromarray(np.zeros((2, 3), bool)).mode, Image.fromarray(np.zeros((2, 3, 4), np.uint8)).mode, Image.fromarray((np.ones((2, 2)) * 255).astype(np.uint8)).getpixel((0, 0)), Image.frombytes('RGB', (1, 1), b'abc').getpixel((0, 0)))
p = Image.new('P', (2, 1)); p.putpalette([10, 20, 30] * 256); print(p.convert('RGB').getpixel((0, 0)))
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', str(e).split(' at 0x')[0])
tell(lambda: Image.fromarray(np.zeros((2, 3, 3))))
tell(lambda: Image.fromarray(np.zeros((2, 3, 5), np.uint8)))
tell(lambda: Image.fromarray([[0]]))
tell(lambda: Image.new('XYZ', (1, 1)))
tell(lambda: Image.new('RGB', (-1, 1)))
tell(lambda: Image.new('RGB', (1, 1), 'nocolour'))
tell(lambda: im.resize((0, 5)))
tell(lambda: im.resize((2, 2), 99))
tell(lambda: im.getpixel((9, 9)))
tell(lambda: im.crop((5, 0, 1, 1)))
tell(lambda: im.foo)
tell(lambda: im.save('x'))
tell(lambda: im.save(io.BytesIO()))
tell(lambda: Image.open(io.BytesIO(b'abc')))
tell(lambda: Image.merge('RGB', im.split()[:2]))
tell(lambda: Image.blend(im, im.convert('L'), 0.5))
tell(lambda: im.convert('ABC'))
