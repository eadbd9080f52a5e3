"""From a finished run of train_resnet.py to what ships: the model file, its figures, what timm answers for three scenes.

    python publish_resnet.py --assets ASSETS --run RUN

The weights are the averaged ones, float16, in timm's names. They are measured on the very scenes that evaluate.py
measures the ViT on, and on the style that neither has seen.
"""

import argparse
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import timm
import torch
from safetensors.torch import load_file, save_file
from tqdm import tqdm

from classes import CLASSES, NAMES
from evaluate import BATCH, HELD_BACK_SEED, SIZE, confusions, per_class, rounded, seeded
from export import LICENCE, ROOT, describe, fingerprint
from scenes import MEAN, STD, SceneRenderer
from sprites import TEST_STYLE, TRAINING_STYLES, load_sprites
from train_resnet import (
    ARCHITECTURE,
    CHANNELS,
    EMA_DECAY,
    LABEL_SMOOTHING,
    LAST_LR,
    PEAK_LR,
    SECOND_PEAK_LR,
    WEIGHT_DECAY,
    create_resnet,
)

MODEL_FILE = ROOT / "public" / "models" / "resnet18_half.scenes.safetensors"
FIGURES_FILE = Path(__file__).parent / "figures_resnet.json"
LOGITS_FILE = ROOT / "tests" / "fixtures" / "resnet_logits.json"
PICTURES = ("cat-meadow.png", "dog-and-bicycle.png", "owl-at-night.png")
GOAL = 0.9
"""Top-1 on scenes like those of training."""


def stages(state: dict) -> list[dict]:
    """The stages of the run's recipe, with how long each took; those of the run that it started from come first."""
    before = stages(state["before"]) if state.get("before") else []
    own = [stage | {"minutes": round(stage["share"] * state["seconds"] / 60)} for stage in state["recipe"]]
    return before + own


def cycles(state: dict) -> str:
    first = f"in one cycle up to {PEAK_LR:g} and down to {LAST_LR:g}"
    if not state.get("before"):
        return first
    return f"{first}, then from the averaged weights in a second up to {SECOND_PEAK_LR:g} and down to {LAST_LR:g}"


def recipe_text(state: dict) -> str:
    """One paragraph on how the weights were trained, from what their checkpoint remembers."""
    sizes = "; ".join(
        f"{stage['size']} px: {stage['minutes']} min, batch {stage['batch']}" for stage in stages(state)
    )
    return (
        f"{state['pictures']:,} rendered scenes, none shown twice, on one core of a CPU from random weights, in bfloat16 "
        f"autocast. {sizes}. AdamW, learning rate {cycles(state)}, weight decay "
        f"{WEIGHT_DECAY:g} (vectors 0), gradients clipped at 5, label smoothing {LABEL_SMOOTHING:g}, moving average of "
        f"weights and running statistics {EMA_DECAY:g}."
    )


def metadata(state: dict, summary: dict | None) -> dict[str, str]:
    """`__metadata__` of the ResNet's file."""
    return {
        "format": "pt",
        **describe(ARCHITECTURE, recipe_text(state), state, summary, {"channels": CHANNELS}),
    }


def half(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """float16, but for `num_batches_tracked`, which is a count."""
    return {
        key: (value.half() if value.is_floating_point() else value).contiguous()
        for key, value in state.items()
    }


def load_model() -> torch.nn.Module:
    """The shipped file through timm, in evaluation mode."""
    model = timm.create_model(
        ARCHITECTURE, num_classes=len(NAMES), channels=CHANNELS, checkpoint_path=str(MODEL_FILE)
    )
    return model.eval()


@torch.no_grad()
def guesses(renderer: SceneRenderer, what: int, batches: int) -> tuple[torch.Tensor, torch.Tensor]:
    """(scenes,) labels and what the shipped file names, on evaluate.py's scenes: 0 the training styles, 2 the other."""
    model = load_model()
    rows = []
    for index in tqdm(range(batches), desc=f"scenes of kind {what}", mininterval=5):
        scenes = renderer.render(BATCH, seeded(what, index))
        rows.append(torch.stack([scenes.labels, model(scenes.normalised()).argmax(1)]))
    labels, guess = torch.cat(rows, 1)
    return labels, guess


def evaluate(assets: Path, count: int) -> dict:
    """All figures, the two styles on a core each. `summary` is what the file carries in its metadata."""
    batches = max(1, count // BATCH)
    kinds = ((TRAINING_STYLES, 0), ((TEST_STYLE,), 2))
    with ThreadPoolExecutor(len(kinds), initializer=torch.set_num_threads, initargs=(1,)) as pool:
        runs = [
            pool.submit(guesses, SceneRenderer(load_sprites(CLASSES, styles, assets), SIZE), what, batches)
            for styles, what in kinds
        ]
        (labels, guess), (other, named) = (run.result() for run in runs)
    summary = {
        "scenes": len(labels),
        "seed": HELD_BACK_SEED,
        "top1": (labels == guess).float().mean().item(),
        "top1_style_never_trained_on": (other == named).float().mean().item(),
    }
    return {
        "summary": rounded(summary),
        "goal": GOAL,
        "confusions": confusions(labels, guess),
        "per_class": rounded(per_class(labels, guess)),
    }


def write_model(state: dict, summary: dict | None) -> dict[str, torch.Tensor]:
    """Writes the model file and reads it back by timm. → its weights."""
    weights = half(state["average"])
    MODEL_FILE.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, MODEL_FILE, metadata(state, summary))
    MODEL_FILE.chmod(0o644)
    read = load_model().state_dict()
    for key, value in load_file(MODEL_FILE).items():
        assert torch.equal(read[key], value.to(read[key].dtype)), f"timm reads {key} otherwise"
    return weights


@torch.no_grad()
def record_logits():
    """What timm answers for three sample scenes, for the test that holds our library against it."""
    from PIL import Image
    from timm.data import create_transform

    transform = create_transform(
        input_size=(3, SIZE, SIZE), mean=[MEAN] * 3, std=[STD] * 3, crop_pct=0.9, interpolation="bicubic"
    )
    model = load_model()
    scenes = []
    for file in PICTURES:
        pixels = transform(Image.open(ROOT / "public" / "images" / file).convert("RGB"))
        scenes.append({"file": file, "logits": model(pixels[None])[0].tolist()})
    record = {
        "timm": timm.__version__,
        "torch": torch.__version__,
        "model": MODEL_FILE.name,
        "sha256": hashlib.sha256(MODEL_FILE.read_bytes()).hexdigest(),
        "class_names": NAMES,
        "scenes": scenes,
    }
    LOGITS_FILE.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--assets", type=Path, required=True, help="folder with twemoji/ and openmoji/ (see README.md)"
    )
    parser.add_argument("--run", type=Path, required=True, help="the folder that train_resnet.py wrote")
    parser.add_argument("--scenes", type=int, default=5000, help="how many to measure on")
    options = parser.parse_args()

    torch.set_num_threads(1)
    name = "final.pt" if (options.run / "final.pt").exists() else "checkpoint.pt"
    state = torch.load(options.run / name)
    assert state["class_names"] == NAMES, "the run was trained on other classes"
    weights = write_model(state, None)
    figures = evaluate(options.assets, options.scenes)
    write_model(state, figures["summary"])
    content = MODEL_FILE.read_bytes()
    file = {
        "name": MODEL_FILE.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "parameters": sum(p.numel() for p in create_resnet().parameters()),
        "recipe": recipe_text(state),
        "pictures": state["pictures"],
        "minutes": sum(stage["minutes"] for stage in stages(state)),
        "stages": stages(state),
        "seed": state["seed"],
        "licence": LICENCE,
    }
    whole = {"weights": fingerprint(weights), "file": file} | figures
    FIGURES_FILE.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")
    record_logits()
    print(json.dumps({"file": file["name"], "bytes": file["bytes"], **figures["summary"]}, indent=2))


if __name__ == "__main__":
    main()
