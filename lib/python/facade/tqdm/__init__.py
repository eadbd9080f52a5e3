"""`tqdm`: goes through an iterable as the real one does; its bar is one line, when it is done, on standard error."""

import sys
import time

__version__ = "4.70.1"


def _clock(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


class tqdm:
    """Options about looks other than `desc`, `unit`, `total` and `leave` are taken and change nothing."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0, gui=False,
                 **kwargs):  # fmt: skip
        if kwargs:
            raise KeyError(f"Unknown argument(s): {kwargs}")
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.iterable, self.desc, self.total, self.leave, self.unit = iterable, desc or "", total, leave, unit
        self.disable, self.n, self.initial, self.fp = disable, initial, initial, file or sys.stderr
        self.postfix, self.start_t, self._open = postfix, time.time(), True
        self.pos = 0

    def __iter__(self):
        if self.iterable is None:
            raise TypeError("'NoneType' object is not iterable")
        try:
            for item in self.iterable:
                yield item
                self.n += 1
        finally:
            self.close()

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def update(self, n=1):
        if not self.disable:
            self.n += n

    def close(self):
        if self._open and not self.disable and self.leave:
            print(str(self), file=self.fp)
        self._open = False

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        parts = {**(ordered_dict or {}), **dict(sorted(kwargs.items()))}
        self.postfix = ", ".join(f"{name}={_short(value)}" for name, value in parts.items())

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)

    def refresh(self, *args, **kwargs):
        return True

    def clear(self, nolock=False):
        return None

    display = refresh

    def reset(self, total=None):
        self.n, self.start_t = 0, time.time()
        self.total = total if total is not None else self.total

    def unpause(self):
        return None

    @property
    def format_dict(self):
        elapsed = time.time() - self.start_t
        return {"n": self.n, "total": self.total, "elapsed": elapsed, "prefix": self.desc, "unit": self.unit}

    def __str__(self):
        elapsed = time.time() - self.start_t
        rate = (self.n - self.initial) / elapsed if elapsed else 0
        speed = f"{rate:.2f}{self.unit}/s" if rate >= 1 or not rate else f"{1 / rate:.2f}s/{self.unit}"
        tail = f", {self.postfix}" if self.postfix else ""
        prefix = self.desc if not self.desc or self.desc.endswith(": ") else self.desc + ": "
        if not self.total:
            return f"{prefix}{self.n}{self.unit} [{_clock(elapsed)}, {speed}{tail}]"
        share = min(self.n / self.total, 1)
        bar = ("█" * int(share * 10)).ljust(10)
        left = _clock((self.total - self.n) / rate) if rate else "?"
        return f"{prefix}{share * 100:3.0f}%|{bar}| {self.n}/{self.total} [{_clock(elapsed)}<{left}, {speed}{tail}]"

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        print(s, end=end, file=file or sys.stdout)

    @classmethod
    def pandas(cls, *args, **kwargs):
        raise NotImplementedError("tqdm.pandas() needs pandas, which is not of this page.")


def _short(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) or hasattr(value, "__float__"):
        text = f"{value:.3g}" if isinstance(value, float) else str(value)
        return text.replace("e+0", "e+").replace("e-0", "e-") if "e" in text else text
    return str(value)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


tqdm_notebook, tnrange = tqdm, trange
__all__ = ["tqdm", "trange", "tqdm_notebook", "tnrange"]
