"""What can be read off the class token at each of the 13 depths, and how far the model's percentages can be believed.

    python probe.py --assets ASSETS --run RUN [--fit 3000] [--test 1500]

A linear probe a depth: logistic regression on the class token as it stands there, fitted on scenes that the model was
never trained on and tested on others. Beside it the logit lens (the model's own norm and head, at that depth), and the
same probe on an untrained backbone as control. The class token before the first block is the same vector for every
picture, so there a probe can do no better than chance.

It writes the probes (float16) beside the model and all figures to probe.json. Scenes are balanced: each class has the
same share. What a scene gave is kept in RUN, batch by batch: the same command goes on where it was stopped.
"""

import argparse
import json
import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tqdm import tqdm

from classes import CLASSES, NAMES
from evaluate import BATCH, HELD_BACK_SEED, SIZE, load_model, seeded
from export import LICENCE, MODEL_FILE, fingerprint
from scenes import SceneRenderer
from sprites import TEST_STYLE, TRAINING_STYLES, load_sprites

PROBE_FILE = MODEL_FILE.with_name(MODEL_FILE.name.replace(".scenes.", ".scenes.probe."))
FIGURES_FILE = Path(__file__).parent / "probe.json"

DECAY = 1e-2
"""Weight decay of every probe; nothing was tuned on the scenes to test on."""

TEMPERATURES = tuple(step / 10 for step in range(3, 31))
"""Divide the logits, from 0.3 to 3."""

BINS = 10
SMOOTHINGS = (0.0, 0.05, 0.2)


def kept(file: Path, make: Callable):
    """What `make` gives, made once."""
    if not file.exists():
        torch.save(make(), file)
    return torch.load(file)


# -- what the models say of scenes -----------------------------------------------------------------


class DepthTap:
    """Keeps the class token (B, C) before the first block and after each, of the last forward pass."""

    def __init__(self, model: torch.nn.Module):
        self.tokens: list[torch.Tensor] = []
        model.norm_pre.register_forward_hook(self._begin)
        for block in model.blocks:
            block.register_forward_hook(self._go_on)

    def _begin(self, _module, _inputs, output):
        self.tokens = [output[:, 0].clone()]

    def _go_on(self, _module, _inputs, output):
        self.tokens.append(output[:, 0].clone())


def balanced(renderer: SceneRenderer, count: int, what: int) -> torch.Tensor:
    """(count,) sprites: each class equally often, a class's glyphs and styles at random, in a random order."""
    generator = seeded(what, 9_999)
    classes = torch.arange(count) % len(NAMES)
    own = [(renderer.labels == k).nonzero().flatten() for k in range(len(NAMES))]
    sprites = torch.stack(
        [own[k][torch.randint(len(own[k]), (1,), generator=generator)[0]] for k in classes.tolist()]
    )
    return sprites[torch.randperm(count, generator=generator)]


def collect(
    models: dict[str, torch.nn.Module], renderer: SceneRenderer, count: int, what: int, run: Path
) -> dict[str, torch.Tensor]:
    """`label` (n,) and each model's class tokens (n, 13, C), under its name."""
    taps = {name: DepthTap(model) for name, model in models.items()}

    def look(index, sprites):
        scenes = renderer.render(len(sprites), seeded(what, index), which=sprites)
        part = {"label": scenes.labels}
        with torch.no_grad():
            for name, model in models.items():
                model(scenes.normalised())
                part[name] = torch.stack(taps[name].tokens, 1)
        return part

    batches = enumerate(tqdm(balanced(renderer, count, what).split(BATCH), desc=f"scenes {what}"))
    name = f"probe-{what}-{count}-{'-'.join(models)}"
    parts = [kept(run / f"{name}-{index}.pt", partial(look, index, sprites)) for index, sprites in batches]
    return {key: torch.cat([part[key] for part in parts]) for key in parts[0]}


# -- probes ----------------------------------------------------------------------------------------


def fit_linear(
    x: torch.Tensor, y: torch.Tensor, decay: float, smoothing: float = 0.0
) -> tuple[torch.Tensor, torch.Tensor]:
    """Logistic regression, full batch: weight (K, C) and bias (K,) for `x` (n, C) as it is.

    It is fitted on standardised numbers; mean and spread are then folded in. A number that is the same for every
    picture tells nothing and is left at its mean.
    """
    mean, std = x.mean(0), x.std(0)
    std = torch.where(std > 1e-4, std, torch.inf)
    z = (x - mean) / std
    weight = torch.zeros(len(NAMES), x.shape[1], requires_grad=True)
    bias = torch.zeros(len(NAMES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=60, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        logits = F.linear(z, weight, bias)
        loss = F.cross_entropy(logits, y, label_smoothing=smoothing) + decay * weight.square().mean(0).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    weight = weight.detach() / std
    return weight, bias.detach() - weight @ mean


def accuracy(logits: torch.Tensor, y: torch.Tensor) -> float:
    return (logits.argmax(-1) == y).float().mean().item()


def in_half(weight: torch.Tensor, bias: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """As the file keeps them."""
    halves = weight.half(), bias.half()
    assert all(half.isfinite().all() for half in halves)
    return halves


# -- calibration -----------------------------------------------------------------------------------


def reliability(logits: torch.Tensor, y: torch.Tensor, temperature: float) -> dict:
    """How often the first class is right, by how sure the model says it is: one row a bin of `BINS` equal ones.

    `count`, mean `said` and share `right` of each bin, and `ece`, the mean gap between the two over all scenes.
    """
    chance, guess = (logits / temperature).softmax(1).max(1)
    right = (guess == y).float()
    where = (chance * BINS).long().clamp(max=BINS - 1)
    rows = []
    for k in range(BINS):
        own = where == k
        count = int(own.sum())
        said, hit = (values[own].mean().item() if count else 0.0 for values in (chance, right))
        rows.append({"count": count, "said": said, "right": hit})
    ece = sum(row["count"] * abs(row["said"] - row["right"]) for row in rows) / len(y)
    return {"temperature": temperature, "ece": ece, "bins": rows}


def best_temperature(logits: torch.Tensor, y: torch.Tensor) -> float:
    """The one with the least negative log-likelihood (Guo et al. 2017), to a thousandth."""
    log_temperature = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([log_temperature], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(logits / log_temperature.exp(), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return round(math.exp(log_temperature.item()), 3)


def calibration(sets: dict[str, tuple[torch.Tensor, torch.Tensor]], fitted_on: str) -> dict:
    """The reliability of each set of (logits, labels) at every temperature of `TEMPERATURES`."""
    return {
        "best_temperature": best_temperature(*sets[fitted_on]),
        "sets": {
            name: {
                "scenes": len(y),
                "top1": accuracy(logits, y),
                "median_said": logits.softmax(1).amax(1).median().item(),
                "by_temperature": [reliability(logits, y, temperature) for temperature in TEMPERATURES],
            }
            for name, (logits, y) in sets.items()
            if name != fitted_on
        },
    }


def smoothed_heads(
    x: torch.Tensor, y: torch.Tensor, x_test: torch.Tensor, y_test: torch.Tensor
) -> list[dict]:
    """New heads on the same features, which differ in label smoothing alone: what they say when they answer."""
    rows = []
    for smoothing in SMOOTHINGS:
        logits = F.linear(x_test, *fit_linear(x, y, 1e-4, smoothing))
        rows.append(
            {
                "label_smoothing": smoothing,
                "aims_at": 1 - smoothing + smoothing / len(NAMES),
                "median_said": logits.softmax(1).amax(1).median().item(),
                "top1": accuracy(logits, y_test),
            }
        )
    return rows


# -- everything ------------------------------------------------------------------------------------


def measure(assets: Path, run: Path, fit_count: int, test_count: int) -> dict:
    """Fits the probes, writes their file, and gives all figures."""
    run.mkdir(parents=True, exist_ok=True)
    renderer = SceneRenderer(load_sprites(CLASSES, TRAINING_STYLES, assets), SIZE)
    unseen = SceneRenderer(load_sprites(CLASSES, (TEST_STYLE,), assets), SIZE)
    torch.manual_seed(0)  # of the untrained backbone
    models = {"trained": load_model(MODEL_FILE), "untrained": load_model(None)}
    trained = models["trained"]
    fit, test = (
        collect(models, renderer, count, what, run) for count, what in ((fit_count, 5), (test_count, 6))
    )
    other_style = collect({"trained": trained}, unseen, 10 * len(NAMES), 7, run)

    y, y_test = fit["label"], test["label"]
    depths = fit["trained"].shape[1]
    with torch.no_grad():
        lens = lambda tokens: trained.head(trained.norm(tokens))
        by_lens = [accuracy(lens(test["trained"][:, depth]), y_test) for depth in range(depths)]
        features = [trained.norm(part["trained"][:, -1]) for part in (fit, test, other_style)]
        sets = {
            name: (trained.head(x), part["label"])
            for name, x, part in zip(
                ("fit", "training_styles", "style_never_trained_on"), features, (fit, test, other_style)
            )
        }

    weights, by_probe, by_control = {"weight": [], "bias": []}, [], []

    def fitted(name, depth):
        x = fit[name][:, depth]
        return kept(run / f"fit-{len(y)}-{name}-{depth}.pt", lambda: fit_linear(x, y, DECAY))

    for depth in tqdm(range(depths), desc="probes"):
        probe = in_half(*fitted("trained", depth))
        for key, half in zip(weights, probe):
            weights[key].append(half)
        by_probe.append(
            accuracy(F.linear(test["trained"][:, depth], *(half.float() for half in probe)), y_test)
        )
        by_control.append(
            accuracy(F.linear(test["untrained"][:, depth], *fitted("untrained", depth)), y_test)
        )

    stacked = {key: torch.stack(parts) for key, parts in weights.items()}
    figures = {
        "model": fingerprint(load_file(MODEL_FILE)),
        "seed": HELD_BACK_SEED,
        "fitted_on": len(y),
        "tested_on": len(y_test),
        "chance": 1 / len(NAMES),
        "lens": by_lens,
        "probe": by_probe,
        "untrained": by_control,
        "decay": DECAY,
    }
    save_file(
        stacked,
        PROBE_FILE,
        metadata={
            "format": "pt",
            "what": "Linear probes on the class token of vit_tiny_patch16_224.scenes, before the first block and after each: "
            "logits = weight[depth] @ token + bias[depth].",
            "license": LICENCE,
            "figures": json.dumps(short(figures)),
        },
    )
    PROBE_FILE.chmod(0o644)
    return figures | {
        "file": {"name": PROBE_FILE.name, "bytes": PROBE_FILE.stat().st_size},
        "smoothing": smoothed_heads(features[0], y, features[1], y_test),
        "calibration": calibration(sets, "fit"),
    }


def short(value):
    """Four decimals are more than so many scenes can tell."""
    if isinstance(value, dict):
        return {key: short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [short(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--assets", type=Path, required=True, help="folder with twemoji/ and openmoji/ (see README.md)"
    )
    parser.add_argument("--run", type=Path, required=True, help="a folder for what scenes gave")
    parser.add_argument("--fit", type=int, default=3000, help="scenes to fit probes on")
    parser.add_argument("--test", type=int, default=1500, help="scenes to test them on")
    options = parser.parse_args()
    torch.set_num_threads(1)
    figures = short(measure(options.assets, options.run, options.fit, options.test))
    FIGURES_FILE.write_text(json.dumps(figures, ensure_ascii=False) + "\n")
    for depth, row in enumerate(zip(figures["lens"], figures["probe"], figures["untrained"])):
        print(f"depth {depth:2}   lens {row[0]:6.1%}   probe {row[1]:6.1%}   untrained {row[2]:6.1%}")


if __name__ == "__main__":
    main()
