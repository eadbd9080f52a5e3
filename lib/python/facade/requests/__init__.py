"""`requests`: a cell has no network; `get` answers with this page's picture, and a line says so."""

import io

from . import exceptions
from .exceptions import ConnectionError, HTTPError, RequestException, Timeout

__version__ = "2.34.2"


class Response:
    """What `get` gives: the page's picture, whatever the address."""

    status_code, ok, reason, encoding = 200, True, "OK", None

    def __init__(self, url):
        from PIL.Image import page_picture

        self.url, self._picture = url, page_picture(url)
        self.headers = {"Content-Type": "image/png"}
        self._content = None

    @property
    def content(self):
        """The picture as a PNG file."""
        if self._content is None:
            from PIL._png import encode

            self._content = encode(self._picture, "RGB", None)
        return self._content

    @property
    def raw(self):
        return _Raw(self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        return iter([self.content[i : i + chunk_size] for i in range(0, len(self.content), chunk_size)])

    @property
    def text(self):
        raise _no_text()

    def json(self, **kwargs):
        raise _no_text()

    def raise_for_status(self):
        return None

    def close(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __bool__(self):
        return True

    def __repr__(self):
        return "<Response [200]>"


class _Raw(io.BytesIO):
    """The open file of a streamed answer."""

    def __init__(self, response):
        super().__init__()
        self._response, self._picture, self._filled = response, response._picture, False
        self.decode_content = False

    def read(self, *args):
        if not self._filled:
            self._filled = True
            self.write(self._response.content)
            self.seek(0)
        return super().read(*args)


def _no_text():
    return NotImplementedError(
        "a cell has no network: requests.get() answers with this page's picture only, so there is no text."
    )


def get(url, params=None, **kwargs):
    return Response(url)


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"requests.{name}() needs the network, which a cell has not.")

    function.__name__ = name
    return function


post, put, patch, delete, head, options, request = map(
    _refused, ("post", "put", "patch", "delete", "head", "options", "request")
)


class Session:
    def __init__(self):
        self.headers = {}

    def get(self, url, **kwargs):
        return get(url, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def session():
    return Session()


__all__ = [
    "get",
    "post",
    "Response",
    "Session",
    "exceptions",
    "ConnectionError",
    "HTTPError",
    "RequestException",
    "Timeout",
]
