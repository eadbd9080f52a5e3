"""`torchsummary`: the table of its main branch, made by the library.

`summary` gives nothing back, as the released 1.5.1 does: a cell that ends in it shows the table alone.
"""

import torch
from torch import _verbs as verbs
from torch.nn.modules.module import watching


def summary(model, input_size, batch_size=-1, device="cuda", dtypes=None):
    """Prints what each layer and block puts out, in the order of the calls."""
    text, _ = summary_string(model, input_size, batch_size, device, dtypes)
    print(text)


def summary_string(model, input_size, batch_size=-1, device="cuda", dtypes=None):
    """The table, and the numbers of all and of trainable parameters."""
    kind = (device if isinstance(device, str) else device.type).lower()
    assert kind.split(":")[0] in ["cuda", "cpu"], "Input device is not valid, please specify 'cuda' or 'cpu'"
    sizes = [input_size] if isinstance(input_size, tuple) else list(input_size)

    def run():
        inputs = [torch.rand(2, *size) for size in sizes]
        if dtypes is not None:
            inputs = [x.type(dtype) for x, dtype in zip(inputs, dtypes)]
        if kind != "cpu" and torch.cuda.is_available():
            inputs = [x.cuda() for x in inputs]
        model(*inputs)

    with watching():
        made = verbs.torchsummary(model, [list(size) for size in sizes], batch_size, run)
    counts = (made["total_params"], made["trainable_params"])
    return made["table"], tuple(torch.tensor(n) if n else 0 for n in counts)
