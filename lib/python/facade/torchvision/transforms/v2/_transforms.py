"""The classes of v2; after torchvision 0.28 `transforms/v2`."""

import enum
import numbers

import torch

from torchvision import tv_tensors

from .. import transforms as v1
from ..functional import InterpolationMode, interpolation_of, is_picture
from . import functional as F


class Transform(torch.nn.Module):
    """`make_params` draws once, `transform` changes each picture among the inputs."""

    def make_params(self, flat_inputs):
        return {}

    def transform(self, inpt, params):
        raise NotImplementedError

    def forward(self, *inputs):
        return self._mapped(inputs if len(inputs) > 1 else inputs[0])

    def _mapped(self, sample):
        flat = _leaves(sample)
        explicit = any(is_picture(x) or isinstance(x, tv_tensors.Image) for x in flat)
        chosen, pure_seen = [], explicit
        for x in flat:
            pure = isinstance(x, torch.Tensor) and not isinstance(x, tv_tensors.TVTensor)
            takes = self._takes(x) and (not pure or not pure_seen)
            pure_seen = pure_seen or (pure and takes)
            chosen.append(takes)
        params = self.make_params([x for x, takes in zip(flat, chosen) if takes])
        results = iter([self.transform(x, params) if takes else x for x, takes in zip(flat, chosen)])
        return _rebuilt(sample, results)

    def _takes(self, x):
        return isinstance(x, torch.Tensor) or is_picture(x)

    def extra_repr(self):
        kinds = (bool, int, float, str, tuple, list, enum.Enum)
        shown = {
            name: value
            for name, value in vars(self).items()
            if not name.startswith("_") and name != "training" and isinstance(value, kinds)
        }
        return ", ".join(
            f"{name}={value.value if isinstance(value, enum.Enum) else value}"
            for name, value in shown.items()
        )

    def __repr__(self):
        return f"{type(self).__name__}({self.extra_repr()})"


def _leaves(sample):
    if isinstance(sample, dict):
        return [leaf for part in sample.values() for leaf in _leaves(part)]
    if isinstance(sample, (tuple, list)):
        return [leaf for part in sample for leaf in _leaves(part)]
    return [sample]


def _rebuilt(sample, results):
    if isinstance(sample, dict):
        return {key: _rebuilt(part, results) for key, part in sample.items()}
    if isinstance(sample, (tuple, list)):
        return type(sample)(_rebuilt(part, results) for part in sample)
    return next(results)


class Compose(Transform):
    def __init__(self, transforms):
        super().__init__()
        if not isinstance(transforms, (list, tuple)):
            raise TypeError("Argument transforms should be a sequence of callables")
        if not transforms:
            raise ValueError("Pass at least one transform")
        self.transforms = transforms

    def forward(self, *inputs):
        for t in self.transforms:
            outputs = t(*inputs)
            inputs = outputs if len(inputs) > 1 else (outputs,)
        return outputs

    def __repr__(self):
        lines = "\n".join(f"      {t}" for t in self.transforms)
        return f"{type(self).__name__}(\n{lines}\n)"


class Identity(Transform):
    def transform(self, inpt, params):
        return inpt


class ToImage(Transform):
    def _takes(self, x):
        return super()._takes(x) or hasattr(x, "_t")

    def transform(self, inpt, params):
        return F.to_image(inpt)


class ToPureTensor(Transform):
    def transform(self, inpt, params):
        return (
            torch.Tensor._of(inpt._js, f"{inpt.dtype._token};{','.join(map(str, inpt.shape))}")
            if isinstance(inpt, tv_tensors.TVTensor)
            else inpt
        )


class PILToTensor(Transform):
    def _takes(self, x):
        return is_picture(x)

    def transform(self, inpt, params):
        return F.pil_to_tensor(inpt)


class ToTensor(PILToTensor):
    def _takes(self, x):
        return is_picture(x) or hasattr(x, "_t")

    def transform(self, inpt, params):
        return F.to_tensor(inpt)


class ToPILImage(Transform):
    def __init__(self, mode=None):
        super().__init__()
        self.mode = mode

    def _takes(self, x):
        return isinstance(x, torch.Tensor) or hasattr(x, "_t")

    def transform(self, inpt, params):
        return F.to_pil_image(inpt, self.mode)


class ToDtype(Transform):
    def __init__(self, dtype, scale=False):
        super().__init__()
        if not isinstance(dtype, (dict, torch.dtype)):
            raise ValueError(f"dtype must be a dict or a torch.dtype, got {type(dtype)} instead")
        self.dtype, self.scale = dtype, scale

    def transform(self, inpt, params):
        return F.to_dtype(inpt, self.dtype, self.scale)


class ConvertImageDtype(Transform):
    def __init__(self, dtype=torch.float32):
        super().__init__()
        self.dtype = dtype

    def transform(self, inpt, params):
        return F.convert_image_dtype(inpt, self.dtype)


class Lambda(Transform):
    def __init__(self, lambd, *types):
        super().__init__()
        self.lambd, self.types = lambd, types or (object,)

    def _takes(self, x):
        return isinstance(x, self.types)

    def transform(self, inpt, params):
        return self.lambd(inpt)

    def extra_repr(self):
        return f"{getattr(self.lambd, '__name__', str(self.lambd))}, types={[t.__name__ for t in self.types]}"


class Normalize(Transform):
    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean, self.std, self.inplace = list(mean), list(std), inplace

    def transform(self, inpt, params):
        if is_picture(inpt):
            raise TypeError("Normalize() does not support PIL images.")
        return F.normalize(inpt, self.mean, self.std, self.inplace)


class Resize(Transform):
    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        if isinstance(size, int):
            size = [size]
        elif not isinstance(size, (list, tuple)) or len(size) not in (1, 2):
            raise ValueError(
                f"size can be an integer, a sequence of one or two integers, or None, but got {size} instead."
            )
        self.size, self.interpolation = list(size), interpolation_of(interpolation)
        self.max_size, self.antialias = max_size, antialias

    def transform(self, inpt, params):
        return F.resize(inpt, self.size, self.interpolation, self.max_size, self.antialias)


class CenterCrop(Transform):
    def __init__(self, size):
        super().__init__()
        self.size = v1._pair(size, v1._TWO)

    def transform(self, inpt, params):
        return F.center_crop(inpt, self.size)


class Pad(Transform):
    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding, self.fill, self.padding_mode = padding, fill, padding_mode

    def transform(self, inpt, params):
        return F.pad(inpt, self.padding, self.fill, self.padding_mode)


class Grayscale(Transform):
    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def transform(self, inpt, params):
        return F.rgb_to_grayscale(inpt, self.num_output_channels)


class RGB(Transform):
    def transform(self, inpt, params):
        if is_picture(inpt):
            return inpt.convert("RGB")
        return inpt.expand(*inpt.shape[:-3], 3, *inpt.shape[-2:]) if inpt.shape[-3] == 1 else inpt


class _WithChance(Transform):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0.0 <= p <= 1.0:
            raise ValueError("`p` should be a floating point value in the interval [0.0, 1.0].")
        self.p = p

    def _mapped(self, sample):
        return sample if torch.rand(1) >= self.p else super()._mapped(sample)


class RandomHorizontalFlip(_WithChance):
    def transform(self, inpt, params):
        return F.horizontal_flip(inpt)


class RandomVerticalFlip(_WithChance):
    def transform(self, inpt, params):
        return F.vertical_flip(inpt)


class RandomInvert(_WithChance):
    def transform(self, inpt, params):
        return F.invert(inpt)


class RandomGrayscale(_WithChance):
    def __init__(self, p=0.1):
        super().__init__(p)

    def transform(self, inpt, params):
        return F.rgb_to_grayscale(inpt, F.get_dimensions(inpt)[0])


class RandomErasing(_WithChance):
    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0.0, inplace=False):
        super().__init__(p)
        self.scale, self.ratio, self.inplace = scale, ratio, inplace
        self.value = (
            [float(value)] if isinstance(value, (int, float)) else None if value == "random" else list(value)
        )

    def make_params(self, flat_inputs):
        return {"where": v1.RandomErasing.get_params(flat_inputs[0], self.scale, self.ratio, self.value)}

    def transform(self, inpt, params):
        return F.erase(inpt, *params["where"], self.inplace)


class RandomResizedCrop(Transform):
    def __init__(
        self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=InterpolationMode.BILINEAR, antialias=True
    ):  # fmt: skip
        super().__init__()
        self.size, self.scale, self.ratio = v1._pair(size, v1._TWO), scale, ratio
        self.interpolation, self.antialias = interpolation_of(interpolation), antialias

    def make_params(self, flat_inputs):
        return {"where": v1.RandomResizedCrop.get_params(flat_inputs[0], self.scale, self.ratio)}

    def transform(self, inpt, params):
        return F.resized_crop(inpt, *params["where"], self.size, self.interpolation, self.antialias)


class RandomCrop(Transform):
    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__()
        self.size = v1._pair(size, v1._TWO)
        self.padding, self.pad_if_needed, self.fill, self.padding_mode = (
            padding,
            pad_if_needed,
            fill,
            padding_mode,
        )

    def transform(self, inpt, params):
        if self.padding is not None:
            inpt = F.pad(inpt, self.padding, self.fill, self.padding_mode)
        return F.crop(inpt, *v1.RandomCrop.get_params(inpt, self.size))


class RandomRotation(Transform):
    def __init__(self, degrees, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=0):
        super().__init__()
        self.degrees = v1._angles(degrees, "degrees")
        self.interpolation, self.expand, self.fill, self.center = (
            interpolation_of(interpolation),
            expand,
            fill,
            center,
        )

    def make_params(self, flat_inputs):
        return {"angle": torch.empty(1).uniform_(self.degrees[0], self.degrees[1]).item()}

    def transform(self, inpt, params):
        return F.rotate(inpt, params["angle"], self.interpolation, self.expand, self.center, self.fill)


class ColorJitter(Transform):
    def __init__(self, brightness=None, contrast=None, saturation=None, hue=None):
        super().__init__()
        limits = v1.ColorJitter(brightness or 0, contrast or 0, saturation or 0, hue or 0)
        self.brightness, self.contrast = limits.brightness, limits.contrast
        self.saturation, self.hue = limits.saturation, limits.hue

    def make_params(self, flat_inputs):
        order, *factors = v1.ColorJitter.get_params(self.brightness, self.contrast, self.saturation, self.hue)
        return {"order": order.tolist(), "factors": factors}

    def transform(self, inpt, params):
        changes = (F.adjust_brightness, F.adjust_contrast, F.adjust_saturation, F.adjust_hue)
        for i in params["order"]:
            if params["factors"][i] is not None:
                inpt = changes[i](inpt, params["factors"][i])
        return inpt


class GaussianBlur(Transform):
    def __init__(self, kernel_size, sigma=(0.1, 2.0)):
        super().__init__()
        self.kernel_size = v1._pair(kernel_size, "Kernel size should be a tuple/list of two integers")
        self.sigma = [float(sigma)] * 2 if isinstance(sigma, numbers.Number) else list(sigma)

    def make_params(self, flat_inputs):
        sigma = torch.empty(1).uniform_(self.sigma[0], self.sigma[1]).item()
        return {"sigma": [sigma, sigma]}

    def transform(self, inpt, params):
        return F.gaussian_blur(inpt, self.kernel_size, params["sigma"])


class GaussianNoise(Transform):
    def __init__(self, mean=0.0, sigma=0.1, clip=True):
        super().__init__()
        self.mean, self.sigma, self.clip = mean, sigma, clip

    def transform(self, inpt, params):
        noisy = inpt + self.mean + torch.randn_like(inpt) * self.sigma
        return noisy.clamp(0, 1) if self.clip else noisy


class RandomApply(Transform):
    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms, self.p = transforms, p

    def forward(self, *inputs):
        if torch.rand(1) >= self.p:
            return inputs if len(inputs) > 1 else inputs[0]
        for t in self.transforms:
            outputs = t(*inputs)
            inputs = outputs if len(inputs) > 1 else (outputs,)
        return outputs


class RandomChoice(Transform):
    def __init__(self, transforms, p=None):
        super().__init__()
        self.transforms = transforms
        weights = p or [1] * len(transforms)
        self.p = [weight / sum(weights) for weight in weights]

    def forward(self, *inputs):
        return self.transforms[int(torch.multinomial(torch.tensor(self.p), 1))](*inputs)


class RandomOrder(Transform):
    def __init__(self, transforms):
        super().__init__()
        self.transforms = transforms

    def forward(self, *inputs):
        for i in torch.randperm(len(self.transforms)).tolist():
            outputs = self.transforms[i](*inputs)
            inputs = outputs if len(inputs) > 1 else (outputs,)
        return outputs
