"""`urllib.request.urlopen`: a cell has no network; the page's picture stands in, and a line says so."""


class _Response:
    status = code = 200

    def __init__(self, url):
        from PIL.Image import page_picture

        self.url = url
        self._picture = page_picture(url)

    def read(self, *_):
        raise NotImplementedError(
            "a cell has no network: only PIL.Image.open(urlopen(…)) is answered here, with the page's picture."
        )

    def geturl(self):
        return self.url

    def close(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def urlopen(url, data=None, timeout=None, **_):
    return _Response(getattr(url, "full_url", url))


def urlretrieve(url, filename=None, *_):
    raise NotImplementedError(
        "urllib.request.urlretrieve() needs the network and files, which a cell has not."
    )


class Request:
    def __init__(self, url, data=None, headers=None, **_):
        self.full_url = url
        self.headers = headers or {}
