"""Records timm's pretrained configurations of the models this library builds: lib/timm/default_cfgs.json.

    python tools/record/timm_configs.py

Keys are `<model>.<tag>` with the default tag of each model first, values are `default_cfg` as timm gives it.
"""

import json
from pathlib import Path

import timm
from timm.models import get_pretrained_cfg, list_pretrained

SIZES = ["tiny", "small", "base", "large"]
MODELS = [
    *(f"vit_{size}_patch{patch}_{image}" for size in SIZES for patch in (8, 16, 32) for image in (224, 384)),
    *(f"deit_{size}_patch16_{image}" for size in SIZES for image in (224, 384)),
    *(f"deit_{size}_distilled_patch16_{image}" for size in SIZES for image in (224, 384)),
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
]


def main() -> None:
    configs = {}
    for model in (name for name in MODELS if timm.is_model(name)):
        default = get_pretrained_cfg(model)
        names = sorted(list_pretrained(f"{model}.*"), key=lambda name: name != f"{model}.{default.tag}")
        for name in names or [model]:
            configs[name] = get_pretrained_cfg(name).to_dict()
    out = Path(__file__).parents[2] / "lib" / "timm" / "default_cfgs.json"
    out.write_text(json.dumps(configs, indent=1) + "\n")
    print(len(configs), "configurations of", len({name.split(".")[0] for name in configs}), "models")


if __name__ == "__main__":
    main()
