"""Draws checkpoints of the official models' size with timm, and records its logits.

    python tools/bench/official.py FOLDER

For each model a `.safetensors` with timm's keys and random numbers, and `.logits.json`: the logits of the picture whose
value number i is sin(i / 100). `node tools/bench/official.ts FOLDER` compares and measures.
"""

import json
import sys
from pathlib import Path

import timm
import torch
from safetensors.torch import save_file

MODELS = [
    "vit_tiny_patch16_224",
    "vit_small_patch16_224",
    "vit_base_patch16_224",
    "deit_small_distilled_patch16_224",
    "resnet50",
]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    picture = (
        torch.sin(torch.arange(3 * 224 * 224, dtype=torch.float64) / 100).float().reshape(1, 3, 224, 224)
    )
    for name in MODELS:
        torch.manual_seed(0)
        model = timm.create_model(name).eval()
        save_file(model.state_dict(), folder / f"{name}.safetensors")
        with torch.no_grad():
            logits = model(picture)[0].tolist()
        (folder / f"{name}.logits.json").write_text(json.dumps(logits))
        print(name, (folder / f"{name}.safetensors").stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
