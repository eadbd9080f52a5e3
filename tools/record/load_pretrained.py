"""Records how timm fits pretrained weights to another head, other channels and another picture size.

    python tools/record/load_pretrained.py

The checkpoint is a model drawn from seed 0, given to timm as a file in place of its own; the model is drawn from seed 1.
Writes tests/fixtures/timm/load_pretrained.json: of each case some tensors' values, or the error.
"""

import json
import tempfile
from pathlib import Path

import timm
import torch
from safetensors.torch import save_file

CASES = [
    ("vit_tiny_patch16_224", {"num_classes": 10}, ["head.weight", "patch_embed.proj.weight", "pos_embed"]),
    ("vit_tiny_patch16_224", {}, ["head.weight", "norm.weight"]),
    ("vit_tiny_patch16_224", {"in_chans": 1}, ["patch_embed.proj.weight"]),
    ("vit_tiny_patch16_224", {"in_chans": 5}, ["patch_embed.proj.weight"]),
    ("vit_tiny_patch16_224", {"img_size": 96}, ["pos_embed"]),
    ("vit_tiny_patch16_224", {"num_classes": 0}, ["pos_embed"]),
    ("vit_tiny_patch16_224", {"num_classes": 10, "global_pool": "avg"}, ["fc_norm.weight", "pos_embed"]),
    ("vit_tiny_patch16_224", {"global_pool": "avg"}, []),
    ("vit_tiny_patch16_224", {"depth": 6}, []),
    (
        "deit_tiny_distilled_patch16_224",
        {"num_classes": 10, "img_size": 64},
        ["head_dist.weight", "pos_embed"],
    ),
    ("resnet18", {"num_classes": 10}, ["fc.weight", "conv1.weight"]),
    ("resnet18", {"in_chans": 1}, ["conv1.weight", "layer1.0.conv1.weight"]),
]


def outcome(model: str, options: dict, names: list[str], checkpoint: Path) -> dict:
    overlay = {"file": str(checkpoint), "custom_load": False}  # the hub's files are plain state dicts
    torch.manual_seed(1)
    try:
        made = timm.create_model(model, pretrained=True, pretrained_cfg_overlay=overlay, **options)
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}
    state = made.state_dict()
    values = {name: state[name].flatten() for name in names}
    return {
        "tensors": {
            name: {"shape": list(state[name].shape), "first": flat[:4].tolist(), "last": flat[-4:].tolist()}
            for name, flat in values.items()
        }
    }


def main() -> None:
    records = []
    with tempfile.TemporaryDirectory() as folder:
        for model, options, names in CASES:
            checkpoint = Path(folder) / f"{model}.safetensors"
            if not checkpoint.exists():
                torch.manual_seed(0)
                save_file(timm.create_model(model).state_dict(), checkpoint)
            records.append({"model": model, "options": options, **outcome(model, options, names, checkpoint)})
    out = Path(__file__).parents[2] / "tests" / "fixtures" / "timm" / "load_pretrained.json"
    out.write_text(json.dumps(records, indent=1) + "\n")
    print(len(records), "cases")


if __name__ == "__main__":
    main()
