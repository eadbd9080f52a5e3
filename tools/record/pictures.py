"""Records tests/fixtures/image/: small pictures of the kinds that a reader may drop on the page, and in
pictures.safetensors the pixels that Pillow's convert('RGB') reads from each, under the file's name.

Run with Pillow and safetensors installed: python tools/record/pictures.py
"""

import pathlib

import numpy
import torch
from PIL import Image
from safetensors.torch import save_file

folder = pathlib.Path(__file__).parents[2] / "tests/fixtures/image"
H, W = 24, 32
y, x = numpy.mgrid[0:H, 0:W]
smooth = numpy.stack([x * 8, y * 10, 255 - x * 4 - y * 5], -1).astype(numpy.uint8)
rgb = Image.fromarray(smooth)
alpha = ((x + y) * 4).astype(numpy.uint8)
alpha[:4] = 0
rgba = Image.fromarray(numpy.dstack([smooth, alpha]))
gray = rgb.convert("L")

rng = numpy.random.default_rng(0)
textured = (smooth + rng.integers(0, 3, smooth.shape) * (x % 11 > 4)[..., None] * 9).astype(numpy.uint8)

png = {
    "textured.png": (Image.fromarray(textured), {}),  # every row filter is the best for some rows
    "rgb.png": (rgb, {}),
    "rgba.png": (rgba, {}),
    "gray.png": (gray, {}),
    "gray_alpha.png": (rgba.convert("LA"), {}),
    "palette.png": (rgb.quantize(200), {}),
    "palette_4bit.png": (rgb.quantize(13), {"bits": 4}),
    "palette_transparent.png": (rgb.quantize(64), {"transparency": 3}),
    "black_and_white.png": (gray.convert("1"), {}),
}
for name, (image, options) in png.items():
    image.save(folder / name, **options)
Image.fromarray(numpy.arange(0, 48, dtype=numpy.uint16).reshape(6, 8) * 1000).save(folder / "gray_16bit.png")

exif = Image.Exif()
exif[0x0112] = 6  # Orientation: turn by 90 degrees clockwise to show it upright
jpeg = dict(quality=100, subsampling=0)
rgb.save(folder / "photo.jpg", **jpeg)
rgb.save(folder / "photo_rotated.jpg", exif=exif, **jpeg)
rgb.convert("CMYK").save(folder / "photo_cmyk.jpg", **jpeg)
rgb.save(folder / "photo.webp", lossless=True)
rgba.save(folder / "transparent.webp", lossless=True, exact=True)
rgb.save(folder / "photo.avif", quality=100, subsampling="4:4:4")
rgb.save(folder / "drawing.bmp")
frames = [rgb.quantize(64), rgb.transpose(Image.Transpose.FLIP_LEFT_RIGHT).quantize(64)]
frames[0].save(folder / "still.gif")
frames[0].save(folder / "animated.gif", save_all=True, append_images=frames[1:], duration=100)
rgb.save(folder / "animated.png", save_all=True, append_images=[frames[1].convert("RGB")], duration=100)
rgb.save(
    folder / "animated.webp",
    save_all=True,
    append_images=[frames[1].convert("RGB")],
    duration=100,
    lossless=True,
)

pixels = {}
for path in sorted(folder.glob("*")):
    if path.suffix in {".png", ".jpg", ".webp", ".bmp", ".gif", ".avif"} and path.name != "gray_16bit.png":
        pixels[path.name] = torch.from_numpy(numpy.asarray(Image.open(path).convert("RGB")).copy())
save_file(pixels, folder / "pictures.safetensors")
for path in folder.glob("*"):
    path.chmod(0o644)
