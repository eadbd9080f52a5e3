"""`torch.hub`: a cell has no network, so it fails as PyTorch does offline; after `torch/hub.py`."""

_dir = "/root/.cache/torch/hub"


def get_dir():
    return _dir


def set_dir(d):
    global _dir
    _dir = str(d)


def _offline():
    from urllib.error import URLError

    return URLError("a cell has no network")


def _find(github, source="github"):
    """Repositories are looked for on GitHub, and folders are not read."""
    source = source.lower()
    if source not in ("github", "local"):
        raise ValueError(f'Unknown source: "{source}". Allowed values: "github" | "local".')
    if source == "local":
        raise NotImplementedError("source='local' of torch.hub is part of torch but not of this page.")
    repository, _, ref = github.partition(":")
    owner, name = repository.split("/")
    if ref:
        raise _offline()
    raise RuntimeError(
        "It looks like there is no internet connection and the repo could not be found in the cache "
        f"({get_dir()})"
    ) from _offline()


def load(repo_or_dir, model, *args, source="github", **kwargs):
    _find(repo_or_dir, source)


def list(github, *args, **kwargs):
    _find(github)


def help(github, model, *args, **kwargs):
    _find(github)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    raise _offline()


def load_state_dict_from_url(
    url,
    model_dir=None,
    map_location=None,
    progress=True,
    check_hash=False,
    file_name=None,
    weights_only=False,
):
    name = file_name or url.partition("?")[0].rpartition("/")[2]
    print(f'Downloading: "{url}" to {model_dir or f"{get_dir()}/checkpoints"}/{name}')
    raise _offline()


__all__ = ["download_url_to_file", "get_dir", "help", "list", "load", "load_state_dict_from_url", "set_dir"]
