"""Records what timm gives for three sample scenes, for the test that holds our library against it.

    python tools/record/scenes_logits.py

Weights: the shipped file, float16, computed in float32. Input: timm's own eval transform (Resize 248 bicubic,
CenterCrop 224, mean = std = 0.5) of the PNG. Run it again whenever the model or a picture changes.
"""

import hashlib
import json
from pathlib import Path

import timm
import torch
from PIL import Image
from safetensors import safe_open
from timm.data import create_transform

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "public" / "models" / "vit_tiny_patch16_224.scenes.safetensors"
OUT = ROOT / "tests" / "fixtures" / "scenes_logits.json"
PICTURES = ("cat-meadow.png", "dog-and-bicycle.png", "owl-at-night.png")


@torch.no_grad()
def main():
    with safe_open(MODEL, "pt") as file:
        metadata = file.metadata()
    names = json.loads(metadata["class_names"])
    model = timm.create_model(
        "vit_tiny_patch16_224", num_classes=len(names), checkpoint_path=str(MODEL)
    ).eval()
    transform = create_transform(
        input_size=(3, 224, 224),
        mean=json.loads(metadata["mean"]),
        std=json.loads(metadata["std"]),
        crop_pct=float(metadata["crop_pct"]),
        interpolation=metadata["interpolation"],
    )
    scenes = []
    for file in PICTURES:
        pixels = transform(Image.open(ROOT / "public" / "images" / file).convert("RGB"))[
            None
        ]  # (1, 3, 224, 224)
        logits = model(pixels)[0]  # (K,)
        chances, order = logits.softmax(0).topk(5)
        scenes.append(
            {
                "file": file,
                "input_mean": pixels.mean().item(),
                "input_std": pixels.std().item(),
                "top5": [
                    {"name": names[k], "probability": p} for k, p in zip(order.tolist(), chances.tolist())
                ],
                "logits": logits.tolist(),
            }
        )
        print(file, [f"{row['name']} {row['probability']:.3f}" for row in scenes[-1]["top5"]])
    record = {
        "timm": timm.__version__,
        "torch": torch.__version__,
        "model": MODEL.name,
        "sha256": hashlib.sha256(MODEL.read_bytes()).hexdigest(),
        "class_names": names,
        "scenes": scenes,
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
