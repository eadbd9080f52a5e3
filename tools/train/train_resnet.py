"""Trains a small ResNet, the ViT's contrast, on the same rendered scenes.

    python train_resnet.py --assets ASSETS --run RUN --minutes 80
    python train_resnet.py --assets ASSETS --run RUN2 --minutes 90 --after RUN

timm's resnet18 at half width: 2,840,676 parameters for 100 classes. One process renders while this one trains. The
time on the clock is the budget, as in train.py: sizes and the learning rate follow the minutes that have passed. A run
that was stopped goes on from its last checkpoint when started again with the same RUN.
"""

import argparse
import math
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import timm
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, IterableDataset
from tqdm import tqdm

from classes import CLASSES, NAMES
from log import log_progress
from scenes import SceneRenderer
from sprites import TRAINING_STYLES, Sprites, load_sprites

ARCHITECTURE = "resnet18"
CHANNELS = (32, 64, 128, 256)
"""Half of timm's own. The plain stem stays 64 wide: timm's `stem_width` is for deep stems."""


@dataclass(frozen=True)
class Stage:
    """One stretch of training: `share` of the minutes · `size` of the frame in pixels · `scale` of the thing, as shares
    of the frame (more than 1: some of it lies outside) · `inside`, see `SceneRenderer.render`."""

    share: float
    size: int
    scale: tuple[float, float]
    batch: int = 64
    inside: float = 0.85


RECIPE = (
    # A convolution does not mind the frame's size: most is learnt where a scene costs a twelfth of one at 224 px.
    Stage(0.31, 64, (0.45, 1.0), inside=0.6),
    Stage(0.22, 96, (0.45, 1.1), inside=0.6),
    # It does mind the thing's size in pixels: at 224 px things are 67 to 213 pixels large.
    Stage(0.2, 128, (0.4, 1.3), inside=0.7),
    # And the mean over all places minds how many of them show background: small things, at half of the price first.
    Stage(0.17, 160, (0.3, 0.95)),
    Stage(0.1, 224, (0.3, 0.95), batch=32),
)
SECOND_RECIPE = (
    # What the first cycle knows of small things it learnt in its last minutes.
    Stage(0.55, 160, (0.3, 0.95)),
    Stage(0.45, 224, (0.3, 0.95), batch=32),
)
"""Of a run `--after` another, which starts from the other's averaged weights."""
PEAK_LR = 2e-3
SECOND_PEAK_LR = 1e-3
LAST_LR = 2e-6
WARM_UP = 0.04  # of the minutes
WEIGHT_DECAY = 0.05
LABEL_SMOOTHING = 0.05
EMA_DECAY = 0.998
CHECKPOINT_EVERY = 180  # seconds


def create_resnet(num_classes: int = len(NAMES)) -> torch.nn.Module:
    """timm's resnet18 at half width."""
    return timm.create_model(ARCHITECTURE, num_classes=num_classes, channels=CHANNELS)


class RenderedBatches(IterableDataset):
    """Batches without end, from number `first` on: each number's generator has a seed of its own.

    Yields `pixels` (B, 3, S, S), normalised, and `labels` (B,).
    """

    def __init__(self, sprites: Sprites, stage: Stage, seed: int, first: int):
        self.sprites, self.stage, self.seed, self.first = sprites, stage, seed, first

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        stage, number = self.stage, self.first
        renderer = SceneRenderer(self.sprites, stage.size)
        while True:
            generator = torch.Generator().manual_seed(self.seed * 10_000_000 + number)
            scenes = renderer.render(stage.batch, generator, stage.scale, inside=stage.inside)
            yield scenes.normalised(), scenes.labels
            number += 1


def _be_modest(_worker: int):
    torch.set_num_threads(1)
    os.nice(5)


def parameter_groups(model: torch.nn.Module) -> list[dict]:
    """No weight decay for biases and for BatchNorm's weights."""
    decays = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return [
        {"params": decays, "weight_decay": WEIGHT_DECAY},
        {"params": others, "weight_decay": 0.0},
    ]


class Trainer:
    """All that changes while training, and how it is written to and read from a checkpoint."""

    COUNTERS = ("stage", "stage_step", "step", "pictures", "elapsed", "seed", "seconds", "peak_lr", "before")

    def __init__(self, minutes: float, seed: int, assets: Path, run: Path):
        torch.manual_seed(seed)
        self.seconds, self.seed, self.run = minutes * 60, seed, run
        self.recipe = RECIPE
        self.sprites = load_sprites(CLASSES, TRAINING_STYLES, assets)
        self.stage = self.stage_step = self.step = self.pictures = 0
        self.elapsed = 0.0
        self.peak_lr = PEAK_LR
        self.before: dict | None = None  # the run that this one started from
        self.model = create_resnet().to(memory_format=torch.channels_last).train()
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.optimizer = torch.optim.AdamW(parameter_groups(self.model), lr=PEAK_LR, fused=True)

    def learning_rate(self) -> float:
        """Rises for the first minutes, then falls as half a cosine: one cycle over the whole run."""
        progress = min(1.0, self.elapsed / self.seconds)
        if progress < WARM_UP:
            return self.peak_lr * (0.05 + 0.95 * progress / WARM_UP)
        falling = 0.5 + 0.5 * math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))
        return LAST_LR + (self.peak_lr - LAST_LR) * falling

    def stage_now(self) -> int:
        """The stage that the clock says."""
        progress, end = self.elapsed / self.seconds, 0.0
        for number, stage in enumerate(self.recipe):
            end += stage.share
            if progress < end:
                return number
        return len(self.recipe) - 1

    def batches(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """The current stage's batches, rendered by a process of their own while this one trains."""
        rendered = RenderedBatches(self.sprites, self.recipe[self.stage], self.seed, self.step)
        return iter(
            DataLoader(rendered, batch_size=None, num_workers=1, prefetch_factor=4, worker_init_fn=_be_modest)
        )

    def train_step(self, pixels: torch.Tensor, labels: torch.Tensor) -> float:
        """Forward, backward, update, average. → the loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(pixels.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), labels, label_smoothing=LABEL_SMOOTHING)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimizer.step()
        self.step += 1
        self.stage_step += 1
        self.pictures += len(labels)
        self._update_average()
        return loss.item()

    @torch.no_grad()
    def _update_average(self):
        """A moving average of everything since the stage began, BatchNorm's running statistics included."""
        decay = min(EMA_DECAY, (1 + self.stage_step) / (10 + self.stage_step))
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - decay)
            else:
                self.average[name].copy_(value)  # num_batches_tracked

    @torch.no_grad()
    def accuracy(self, pictures: int = 128) -> float:
        """Top-1 of the averaged weights on scenes of a seed that training does not use."""
        stage = self.recipe[self.stage]
        model = create_resnet().eval()
        model.load_state_dict(self.average)
        renderer = SceneRenderer(self.sprites, stage.size)
        generator = torch.Generator().manual_seed(self.seed + 1)
        scenes = renderer.render(pictures, generator, stage.scale, inside=stage.inside)
        return (model(scenes.normalised()).argmax(1) == scenes.labels).float().mean().item()

    def save(self, name: str = "checkpoint.pt"):
        state = {key: getattr(self, key) for key in self.COUNTERS} | {
            "recipe": [asdict(stage) for stage in self.recipe],
            "class_names": NAMES,
            "model": self.model.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, self.run / "partial.pt")
        (self.run / "partial.pt").replace(self.run / name)

    def start_after(self, run: Path):
        """Starts from the averaged weights of a finished run, in a shorter and lower cycle of its own."""
        state = torch.load(run / "final.pt")
        self.recipe, self.peak_lr = SECOND_RECIPE, SECOND_PEAK_LR
        self.before = {key: state[key] for key in ("recipe", "seconds", "pictures")}
        self.step, self.pictures = state["step"], state["pictures"]
        self.model.load_state_dict(state["average"])
        self.average = {name: value.clone() for name, value in state["average"].items()}

    def resume(self):
        state = torch.load(self.run / "checkpoint.pt")
        self.recipe = tuple(Stage(**stage) for stage in state["recipe"])
        for key in self.COUNTERS:
            setattr(self, key, state[key])
        self.average = state["average"]
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])

    def train(self):
        """Trains until the minutes are over, with a progress bar in minutes and a line in log.jsonl now and then."""
        started = time.monotonic() - self.elapsed
        saved, loss = self.elapsed, None
        bar = tqdm(
            total=round(self.seconds / 60, 2),
            unit="min",
            bar_format="{l_bar}{bar}| {n:.1f}/{total} min {postfix}",
            mininterval=10,
        )
        while self.elapsed < self.seconds:
            self.stage = self.stage_now()
            for pixels, labels in self.batches():
                step_loss = self.train_step(pixels, labels)
                loss = step_loss if loss is None else 0.98 * loss + 0.02 * step_loss
                self.elapsed = time.monotonic() - started
                bar.n = self.elapsed / 60
                bar.set_postfix_str(
                    f"{self.recipe[self.stage].size} px · {self.pictures:,} scenes · loss {loss:.3f}"
                )
                leaves = self.elapsed >= self.seconds or self.stage_now() != self.stage
                if leaves or self.elapsed - saved > CHECKPOINT_EVERY:
                    log_progress(self, loss, size=self.recipe[self.stage].size)
                    self.save()
                    saved = self.elapsed
                if leaves:
                    self.stage_step = 0
                    break
        self.save("final.pt")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assets", type=Path, required=True, help="folder with twemoji/ (see README.md)")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, default=80, help="how long to train, on the clock")
    parser.add_argument("--seed", type=int, default=4, help="1 to 3 made the ViT")
    parser.add_argument(
        "--after", type=Path, help="a finished run's folder, whose weights this one starts from"
    )
    options = parser.parse_args()

    torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(options.minutes, options.seed, options.assets, options.run)
    if (options.run / "checkpoint.pt").exists():
        trainer.resume()
    elif options.after:
        trainer.start_after(options.after)
    trainer.train()


if __name__ == "__main__":
    main()
