"""What the shipped model makes of the sample scenes, and a search for scenes in which erasing misleads.

    python look_at_samples.py                      the sample scenes: names, and what erasing does
    python look_at_samples.py --search 300 --assets ASSETS    the same for random compositions, worst first

"Erasing" compares how far the named class's logit falls when the tenth of the patches that rollout ranks
first is painted over, with the mean over 16 random tenths. A row with a minus is a scene in which it misleads.
"""

import argparse
import random
from pathlib import Path

import torch
from PIL import Image

from backdrops import BACKDROPS
from classes import CLASSES, NAMES
from evaluate import load_model
from export import MODEL_FILE
from rollout import AttentionTap, erase, random_patches
from samples import IMAGES, SCENES, Scene, Thing, compose, prepared


@torch.no_grad()
def look(model, tap: AttentionTap, picture: Image.Image, label: int | None = None) -> dict:
    """Top-3 names with their chances, and both falls of the logit of `label` (default: of the class named first)."""
    pixels = prepared(picture)[None]
    logits = model(pixels)[0]
    ranking = tap.rollout().argsort(1, descending=True)
    label = logits.argmax().item() if label is None else label
    tenth = round(0.1 * ranking.shape[1])
    generator = torch.Generator().manual_seed(0)
    choices = torch.cat([ranking[:, :tenth], random_patches(tenth, 16, ranking.shape[1], generator)])
    falls = logits[label] - model(erase(pixels.expand(len(choices), -1, -1, -1), choices))[:, label]
    chances, order = logits.softmax(0).topk(3)
    return {
        "names": [f"{NAMES[k]} {p:.2f}" for k, p in zip(order.tolist(), chances.tolist())],
        "right": logits.argmax().item() == label,
        "by_rollout": falls[0].item(),
        "at_random": falls[1:].mean().item(),
    }


def random_scene(source: random.Random) -> tuple[Scene, int]:
    """One thing somewhere in front of some backdrop, and its class."""
    label = source.randrange(len(CLASSES))
    size = source.uniform(0.35, 0.75)
    x, y = (source.uniform(size / 2, 1 - size / 2) for _ in range(2))
    glyph = source.choice(CLASSES[label].glyphs)
    thing = Thing(glyph, round(x, 2), round(y, 2), round(size, 2), source.choice((0, 0, -15, 15)))
    return Scene(
        "", source.choice(list(BACKDROPS)), (thing,), (CLASSES[label].name,), ("", ""), ("", "")
    ), label


def line(seen: dict, what: str) -> str:
    difference = seen["by_rollout"] - seen["at_random"]
    falls = f"rollout {seen['by_rollout']:5.2f}  random {seen['at_random']:5.2f}"
    return f"{difference:+6.2f}  {falls}  {what:28} {', '.join(seen['names'])}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--search", type=int, default=0, help="how many random compositions to try")
    parser.add_argument("--assets", type=Path, help="folder with twemoji/, for --search")
    parser.add_argument("--model", type=Path, default=MODEL_FILE)
    options = parser.parse_args()

    model = load_model(options.model)
    tap = AttentionTap(model)
    if not options.search:
        for scene in SCENES:
            print(line(look(model, tap, Image.open(IMAGES / scene.file)), scene.file))
        return
    source = random.Random(8)
    found = []
    for _ in range(options.search):
        scene, label = random_scene(source)
        seen = look(model, tap, compose(scene, options.assets, fine=1), label)
        if seen["right"]:
            found.append((seen["by_rollout"] - seen["at_random"], line(seen, scene.contains[0]), scene))
    print(
        f"{len(found)} of {options.search} named right; erasing misleads in {sum(row[0] < 0 for row in found)}"
    )
    for _, text, scene in sorted(found, key=lambda row: row[0])[:12]:
        print(text, "\n       ", scene.backdrop, scene.things[0])


if __name__ == "__main__":
    main()
