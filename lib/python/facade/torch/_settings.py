"""Switches of PyTorch that change nothing here, and what they say on a CPU."""

from ._dtype import dtypes
from ._state import on_reset

_DEFAULTS = {
    "matmul": "highest", "deterministic": 0, "warn_only": False, "warn_always": False, "interop": 1,
    "cpu": "bfloat16", "cuda": "float16", "cache": True,
}  # fmt: skip
_now = dict(_DEFAULTS)


@on_reset
def _reset():
    _now.update(_DEFAULTS)


def get_float32_matmul_precision():
    return _now["matmul"]


def set_float32_matmul_precision(precision):
    if precision not in ("highest", "high", "medium"):
        raise RuntimeError(
            f"Invalid matmul precision '{precision}': it is one of 'highest', 'high' and 'medium'"
        )
    _now["matmul"] = precision


def get_num_interop_threads():
    return _now["interop"]


def set_num_interop_threads(num):
    _now["interop"] = num


def use_deterministic_algorithms(mode, *, warn_only=False):
    _now["deterministic"] = (1 if warn_only else 2) if mode else 0


def are_deterministic_algorithms_enabled():
    return _now["deterministic"] > 0


def is_deterministic_algorithms_warn_only_enabled():
    return _now["deterministic"] == 1


def get_deterministic_debug_mode():
    return _now["deterministic"]


def set_deterministic_debug_mode(debug_mode):
    if not isinstance(debug_mode, (int, str)):
        raise TypeError(f"debug_mode must be str or int, but got {type(debug_mode)}")
    named = {"default": 0, "warn": 1, "error": 2}
    if isinstance(debug_mode, str):
        if debug_mode not in named:
            raise RuntimeError(
                f"invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got {debug_mode}"
            )
        debug_mode = named[debug_mode]
    if debug_mode not in (0, 1, 2):
        raise RuntimeError(f"invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}")
    _now["deterministic"] = debug_mode


def set_warn_always(b):
    _now["warn_always"] = b


def is_warn_always_enabled():
    return _now["warn_always"]


def set_flush_denormal(mode):
    """False: a processor that cannot."""
    return False


def compiled_with_cxx11_abi():
    return True


def is_storage(obj):
    from ._storage import STORAGES

    return type(obj) in STORAGES.values()


def is_distributed(input):
    return False


def is_conj(input):
    return False


def is_neg(input):
    return False


# autocast: what types it would use; it computes in float32 here


def get_autocast_dtype(device_type):
    return dtypes[_now["cpu" if device_type == "cpu" else "cuda"]]


def set_autocast_dtype(device_type, dtype):
    _now["cpu" if device_type == "cpu" else "cuda"] = str(dtype).removeprefix("torch.")


def get_autocast_cpu_dtype():
    return get_autocast_dtype("cpu")


def get_autocast_gpu_dtype():
    return get_autocast_dtype("cuda")


def is_autocast_enabled(device_type="cuda"):
    from .amp import entered

    return entered(device_type)


def is_autocast_cpu_enabled():
    return is_autocast_enabled("cpu")


def is_autocast_cache_enabled():
    return _now["cache"]


def set_autocast_cache_enabled(enabled):
    _now["cache"] = enabled


def clear_autocast_cache():
    return None


__all__ = [name for name in globals() if not name.startswith("_") and name not in ("dtypes", "on_reset")]
