"""`torch.Generator`: a stream of random numbers on the CPU."""

from . import _verbs as verbs
from ._dtype import device as Device


class Generator:
    __module__ = "torch._C"

    def __init__(self, device="cpu"):
        self.device = Device(device)
        if self.device.type != "cpu":
            raise RuntimeError(
                "Cannot get CUDA generator without ATen_cuda library. PyTorch splits its backend into two shared "
                "libraries: a CPU library and a CUDA library; this error has occurred because you are trying to use "
                "some CUDA functionality, but the CUDA library has not been loaded by the dynamic linker for some "
                "reason.  The CUDA library MUST be loaded, EVEN IF you don't directly use any symbols from the CUDA "
                "library! One common culprit is a lack of -Wl,--no-as-needed in your link arguments; "
                "many dynamic linkers will delete dynamic library dependencies if you don't depend on any of their "
                "symbols.  You can check if this has occurred by using ldd on your binary to see if there is a "
                "dependency on *_cuda.so library."
            )
        self._js = verbs.new_generator()

    def manual_seed(self, seed):
        if not isinstance(seed, int):
            raise RuntimeError(f"manual_seed expected a long, but got {type(seed).__name__}")
        if not -(2**63) <= seed < 2**64:
            raise ValueError("Overflow when unpacking long long")
        verbs.manual_seed(self, str(seed % 2**64))
        return self

    def initial_seed(self):
        return int(verbs.initial_seed(self))

    def get_state(self):
        return verbs.get_state(self)

    def set_state(self, new_state):
        verbs.set_state(self, new_state)
        return self

    def seed(self):
        raise NotImplementedError(
            "Generator.seed() is part of torch but not of this page. Use manual_seed(n)."
        )

    def __repr__(self):
        return f"<torch._C.Generator object at 0x{id(self):x}>"


default_generator = object.__new__(Generator)
default_generator.device = Device("cpu")
default_generator._js = verbs.default_generator()
