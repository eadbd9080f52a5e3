"""Writes the averaged weights of a run as the file that the site ships and timm loads.

    python export.py --run RUN

float16, timm's state-dict names, position embeddings of 14 × 14 places. `__metadata__` says what the
classes are, how to prepare a picture, how the model was trained and what was measured. The file's size and
SHA-256 then go into figures.json, from where the model card takes them.
"""

import argparse
import hashlib
import json
from pathlib import Path

import timm
import torch
from safetensors.torch import load_file, save_file

from classes import CLASSES, GROUPS, NAMES, PROBE
from model import ARCHITECTURE, at_size
from scenes import MEAN, STD
from train import with_minutes

ROOT = Path(__file__).resolve().parents[2]
MODEL_FILE = ROOT / "public" / "models" / "vit_tiny_patch16_224.scenes.safetensors"
FIGURES_FILE = Path(__file__).parent / "figures.json"
POSITIONS_FILE = Path(__file__).parent / "pos_embed.96px.safetensors"

LICENCE = (
    "CC BY 4.0. Trained from random weights on scenes rendered from drawings of Noto Color Emoji "
    "(Google, SIL Open Font License 1.1) and Twemoji (Twitter, Inc and other contributors, CC BY 4.0)."
)


def all_stages(state: dict) -> list[dict]:
    """The stages of this run and of those it went on from, each with its minutes."""
    return state["earlier"] + with_minutes(state)


def recipe_text(state: dict) -> str:
    """One paragraph on how the weights were trained, from what their checkpoint remembers."""
    stages = "; ".join(
        f"{stage['name']}: {stage['minutes']} min, batch {stage['batch']}, "
        f"learning rate {stage['lr_from']:g} to {stage['lr_to']:g}"
        for stage in all_stages(state)
    )
    notes = "".join(f" {note}" for note in state["notes"])
    return (
        f"{state['pictures']:,} rendered scenes, none shown twice, on a {state['device'].upper()} from random weights. "
        f"{stages}. "
        "AdamW, betas 0.9 and 0.98, weight decay 0.05 (patch filters 0.3, pos_embed 1, vectors and cls_token 0), "
        "gradients clipped at 1, label smoothing 0.05, moving average of weights 0.998. patch_embed.proj and pos_embed "
        "drawn with std 0.002. Three helper heads while training, thrown away after: one names each patch's content "
        "(loss weight 0.5), one reads the thing's place from the class token (0.2) and from each patch (0.6), one reads "
        "each patch's own place from its token (0.2). Where "
        f"patches are left out, those that show the thing are kept first.{notes}"
    )


def metadata(state: dict, figures: dict | None) -> dict[str, str]:
    """`__metadata__` of the ViT's file."""
    return {"format": "pt", **describe(ARCHITECTURE, recipe_text(state), state, figures)}


def describe(
    architecture: str, recipe: str, state: dict, figures: dict | None, options: dict | None = None
) -> dict[str, str]:
    """What a file says of any model that is trained here: every value a string, lists and objects as JSON.

    `options` are arguments of timm's function beside `num_classes`.
    """

    def as_json(value):
        return json.dumps(value, ensure_ascii=False)

    groups = {group: [c.name for c in CLASSES if c.group == group] for group in GROUPS}
    return {
        "architecture": architecture,
        **({"options": as_json(options)} if options else {}),
        "num_classes": str(len(NAMES)),
        "class_names": as_json(NAMES),
        "class_names_zh": as_json([c.zh for c in CLASSES]),
        "class_groups": as_json(groups),
        "mean": as_json([MEAN] * 3),
        "std": as_json([STD] * 3),
        "crop_pct": "0.9",
        "interpolation": "bicubic",
        "recipe": recipe,
        "seed": str(state["seed"]),
        "pictures": str(state["pictures"]),
        "figures": as_json(figures or {}),
        "licence": LICENCE,
    }


def fingerprint(weights: dict[str, torch.Tensor]) -> str:
    """A hash of the weights alone, which the metadata does not change: figures belong to one set of weights."""
    digest = hashlib.sha256()
    for key in sorted(weights):
        digest.update(key.encode() + weights[key].contiguous().numpy().tobytes())
    return digest.hexdigest()


def export(run: Path, checkpoint: str | None = None) -> dict:
    """Writes the model file, the position embeddings as trained, and what figures.json says of the file."""
    name = checkpoint or ("final.pt" if (run / "final.pt").exists() else "checkpoint.pt")
    state = torch.load(run / name, map_location="cpu")
    assert state["class_names"] == NAMES, "the run was trained on other classes"
    weights = {key: value.half().contiguous() for key, value in at_size(state["average"], 14).items()}

    figures = json.loads(FIGURES_FILE.read_text()) if FIGURES_FILE.exists() else {}
    if figures.get("weights") != fingerprint(weights):
        figures = {}  # measured on other weights

    MODEL_FILE.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, MODEL_FILE, metadata(state, figures.get("summary")))
    MODEL_FILE.chmod(0o644)
    first = state["recipe"][0]["size"]
    as_trained = state["position_embeddings"].get(f"{first} px", state["average"]["pos_embed"])
    save_file({"pos_embed": as_trained.contiguous()}, POSITIONS_FILE)
    POSITIONS_FILE.chmod(0o644)

    model = timm.create_model(ARCHITECTURE, num_classes=len(NAMES), checkpoint_path=str(MODEL_FILE))
    for key, value in load_file(MODEL_FILE).items():
        assert torch.equal(model.state_dict()[key], value.float()), f"timm reads {key} otherwise"

    content = MODEL_FILE.read_bytes()
    figures["file"] = {
        "name": MODEL_FILE.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "recipe": recipe_text(state),
        "pictures": state["pictures"],
        "device": state["device"].upper(),
        "minutes": sum(stage["minutes"] for stage in all_stages(state)),
        "stages": all_stages(state),
        "seed": state["seed"],
        "licence": LICENCE,
    }
    figures["classes"] = [{"name": c.name, "zh": c.zh, "group": c.group} for c in CLASSES]
    figures["probe_classes"] = [{"name": c.name, "zh": c.zh, "group": c.group} for c in PROBE]
    FIGURES_FILE.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
    return figures["file"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="the folder that train.py wrote")
    parser.add_argument("--checkpoint", help="default: final.pt, else checkpoint.pt")
    options = parser.parse_args()
    print(json.dumps(export(options.run, options.checkpoint), indent=2))


if __name__ == "__main__":
    main()
