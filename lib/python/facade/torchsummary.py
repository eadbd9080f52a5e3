"""`torchsummary` 1.5.1; the table is made by the library."""

import torch
from torch._bridge import call
from torch.nn.modules.module import watching


def summary(model, input_size, batch_size=-1, device="cuda"):
    """Prints what each layer and block puts out, in the order of the calls."""
    device = device.lower()
    assert device in ["cuda", "cpu"], "Input device is not valid, please specify 'cuda' or 'cpu'"
    sizes = [input_size] if isinstance(input_size, tuple) else list(input_size)

    def run():
        inputs = [torch.rand(2, *size) for size in sizes]
        if device == "cuda" and torch.cuda.is_available():
            inputs = [x.cuda() for x in inputs]
        model(*inputs)

    with watching():
        print(call("torchsummary", "", model, [list(size) for size in sizes], batch_size, run))
