"""`torchvision.utils`: pictures side by side."""

import math

import torch


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    if isinstance(tensor, list):
        if not all(torch.is_tensor(t) for t in tensor):
            raise TypeError(f"tensor or list of tensors expected, got a list containing {type(tensor[0])}")
        tensor = torch.stack(tensor, dim=0)
    elif not torch.is_tensor(tensor):
        raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        tensor = torch.cat((tensor, tensor, tensor), 0) if tensor.size(0) == 1 else tensor
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    if normalize:
        tensor = tensor.clone()

        def scaled(t):
            low, high = value_range if value_range is not None else (float(t.min()), float(t.max()))
            return t.clamp(low, high).sub(low).div(max(high - low, 1e-5))

        tensor = torch.stack([scaled(t) for t in tensor]) if scale_each else scaled(tensor)
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count = tensor.size(0)
    columns = min(nrow, count)
    rows = math.ceil(count / columns)
    height, width = tensor.size(2) + padding, tensor.size(3) + padding
    grid = tensor.new_full((tensor.size(1), height * rows + padding, width * columns + padding), pad_value)
    for i in range(count):
        y, x = divmod(i, columns)
        top, left = y * height + padding, x * width + padding
        grid[:, top : top + height - padding, left : left + width - padding] = tensor[i]
    return grid


def save_image(tensor, fp, format=None, **kwargs):
    from PIL import Image

    grid = make_grid(tensor, **kwargs)
    pixels = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to(torch.uint8)
    Image.fromarray(pixels.numpy()).save(fp, format=format)
