"""A model's pretrained configuration; after `_pretrained.py`."""

_FLOATS = {"crop_pct", "test_crop_pct"}
_FLOAT_TUPLES = {"mean", "std"}


def config_of(cfg):
    """The library's record as timm has it: tuples, and floats where whole numbers are."""
    config = {}
    for name, value in cfg.items():
        if isinstance(value, list):
            value = tuple(float(v) for v in value) if name in _FLOAT_TUPLES else tuple(value)
        elif name in _FLOATS and value is not None:
            value = float(value)
        config[name] = value
    return config


class PretrainedCfg:
    """timm's configuration of pretrained weights, as an object with its fields."""

    _defaults = {
        "url": None,
        "file": None,
        "state_dict": None,
        "hf_hub_id": None,
        "hf_hub_filename": None,
        "source": None,
        "architecture": None,
        "tag": None,
        "custom_load": False,
        "input_size": (3, 224, 224),
        "test_input_size": None,
        "min_input_size": None,
        "fixed_input_size": False,
        "interpolation": "bicubic",
        "crop_pct": 0.875,
        "test_crop_pct": None,
        "crop_mode": "center",
        "mean": (0.485, 0.456, 0.406),
        "std": (0.229, 0.224, 0.225),
        "num_classes": 1000,
        "label_offset": None,
        "label_names": None,
        "label_descriptions": None,
        "pool_size": None,
        "test_pool_size": None,
        "first_conv": None,
        "classifier": None,
        "license": None,
        "description": None,
        "origin_url": None,
        "paper_name": None,
        "paper_ids": None,
        "notes": None,
    }

    def __init__(self, **fields):
        self.__dict__.update({**self._defaults, **fields})

    def to_dict(self, remove_source=False, remove_null=True):
        keep_null = {"pool_size", "first_conv", "classifier"}
        return {
            name: value
            for name, value in vars(self).items()
            if not (remove_source and name in ("url", "file", "hf_hub_id", "hf_hub_filename", "source"))
            and not (remove_null and value is None and name not in keep_null)
        }

    def __repr__(self):
        return f"PretrainedCfg({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
