"""How a picture is prepared for a model; after `config.py`."""

from .constants import DEFAULT_CROP_MODE, DEFAULT_CROP_PCT, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD


def resolve_data_config(args=None, pretrained_cfg=None, model=None, use_test_size=False, verbose=False):
    assert model or args or pretrained_cfg, (
        "At least one of model, args, or pretrained_cfg required for data config."
    )
    args = args or {}
    cfg = pretrained_cfg or {}
    if not cfg and model is not None and hasattr(model, "pretrained_cfg"):
        cfg = model.pretrained_cfg

    in_chans = next((args[name] for name in ("in_chans", "chans") if args.get(name) is not None), 3)
    input_size = (in_chans, 224, 224)
    if args.get("input_size") is not None:
        assert isinstance(args["input_size"], (tuple, list))
        assert len(args["input_size"]) == 3
        input_size = tuple(args["input_size"])
        in_chans = input_size[0]
    elif args.get("img_size") is not None:
        assert isinstance(args["img_size"], int)
        input_size = (in_chans, args["img_size"], args["img_size"])
    elif use_test_size and cfg.get("test_input_size") is not None:
        input_size = cfg["test_input_size"]
    elif cfg.get("input_size") is not None:
        input_size = cfg["input_size"]

    def channels(name, default):
        if args.get(name) is None:
            return cfg.get(name) or default
        values = tuple(args[name])
        if len(values) == 1:
            return values * in_chans
        assert len(values) == in_chans
        return values

    test_crop = cfg.get("test_crop_pct") if use_test_size else None
    return {
        "input_size": input_size,
        "interpolation": args.get("interpolation") or cfg.get("interpolation") or "bicubic",
        "mean": channels("mean", IMAGENET_DEFAULT_MEAN),
        "std": channels("std", IMAGENET_DEFAULT_STD),
        "crop_pct": args.get("crop_pct") or test_crop or cfg.get("crop_pct") or DEFAULT_CROP_PCT,
        "crop_mode": args.get("crop_mode") or cfg.get("crop_mode") or DEFAULT_CROP_MODE,
    }


def resolve_model_data_config(model, args=None, pretrained_cfg=None, use_test_size=False, verbose=False):
    return resolve_data_config(args, pretrained_cfg, model, use_test_size, verbose)
