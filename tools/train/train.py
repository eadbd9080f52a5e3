"""Trains vit_tiny_patch16_224 on rendered scenes.

    python train.py --assets ASSETS --run RUN --minutes 100

The time on the clock is the budget: the learning rate falls with the minutes that have passed, so a
run ends when it was told to, however busy the machine is. A run that was stopped goes on from its last
checkpoint when started again with the same RUN. `--from OLD/final.pt` begins with the weights of a run that ended.
"""

import argparse
import copy
import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tqdm import tqdm

from classes import CLASSES, NAMES
from log import log_progress
from model import HelperHeads, PatchDrop, at_size, create_vit
from scenes import PATCH, SceneRenderer
from sprites import TRAINING_STYLES, load_sprites


@dataclass(frozen=True)
class Stage:
    """One stretch of training.

    `share` of the minutes · `size` of the frame in pixels · `scale` of the thing, as shares of the frame ·
    `patch_drop`, the share of patches left out · `lr` falls as half a cosine · `inside`, see `SceneRenderer.render`.
    """

    name: str
    share: float
    size: int
    scale: tuple[float, float]
    patch_drop: float
    batch: int
    lr_from: float
    lr_to: float
    inside: float = 0.85


RECIPES = {
    "cpu": (
        # At 96 px a thing of 0.3 would be 2 × 2 patches: too small to learn from.
        Stage("96 px, three fifths of the patches", 0.57, 96, (0.45, 1.0), 0.4, 32, 1e-3, 1e-4, inside=0.5),
        # A model that has seen little background is distracted by it: each stage shows more, the last one all.
        Stage("224 px, three tenths of the patches", 0.14, 224, (0.3, 0.95), 0.7, 16, 4e-4, 2.6e-4),
        Stage("224 px, two thirds of the patches", 0.12, 224, (0.3, 0.95), 0.35, 16, 2.6e-4, 1.3e-4),
        Stage("224 px", 0.17, 224, (0.3, 0.95), 0.0, 16, 1.3e-4, 1e-6),
    ),
    # for a run that goes on from another's weights
    "cpu, going on": (
        Stage("96 px, three fifths of the patches", 0.55, 96, (0.45, 1.0), 0.4, 32, 6e-4, 1e-4, inside=0.5),
        Stage("224 px, three tenths of the patches", 0.12, 224, (0.3, 0.95), 0.7, 16, 3e-4, 2e-4),
        Stage("224 px, two thirds of the patches", 0.13, 224, (0.3, 0.95), 0.35, 16, 2e-4, 1.2e-4),
        Stage("224 px", 0.2, 224, (0.3, 0.95), 0.0, 16, 1.2e-4, 1e-6),
    ),
    "cuda": (
        Stage("224 px, half of the patches", 0.85, 224, (0.3, 0.95), 0.5, 512, 1e-3, 1e-4),
        Stage("224 px", 0.15, 224, (0.3, 0.95), 0.0, 512, 1e-4, 1e-6),
    ),
}
WARM_UP_STEPS = 200
LABEL_SMOOTHING = 0.05
EMA_DECAY = 0.998
CHECKPOINT_EVERY = 180  # seconds, as is a line in the log


def parameter_groups(model: torch.nn.Module, heads: HelperHeads) -> list[dict]:
    """Weight decay 0.05, none for vectors and cls_token, more for what a reader looks at.

    With 0.3 filters lose what training does not renew. With 1.0 so do position embeddings: early on they learn how
    far a place is from the middle, for things are seldom at the rim, and nothing else would make them forget it.
    """
    own = {"cls_token": 0.0, "pos_embed": 1.0, "patch_embed.proj.weight": 0.3}
    groups = {decay: [] for decay in (0.0, 0.05, 0.3, 1.0)}
    for name, parameter in model.named_parameters():
        groups[own.get(name, 0.0 if parameter.ndim == 1 else 0.05)].append(parameter)
    groups[0.05] += list(heads.parameters())
    return [{"params": parameters, "weight_decay": decay} for decay, parameters in groups.items()]


def with_minutes(state: dict) -> list[dict]:
    """The stages of a checkpoint's recipe, with how long each took."""
    return [stage | {"minutes": round(stage["share"] * state["seconds"] / 60)} for stage in state["recipe"]]


class Worker:
    """Renders its part of a batch and works out the gradients of it, on one core.

    The workers' models share the storage of their weights, and each has gradients of its own. So two cores wait
    for each other once a step, not in every operation: on a busy machine that is more than twice as fast.
    """

    def __init__(
        self, model, heads, stage: Stage, renderer: SceneRenderer, generator: torch.Generator, batch: int
    ):
        self.model, self.heads = _sharing(model), _sharing(heads)
        self.model.patch_drop = PatchDrop(stage.patch_drop, generator)
        self.model.train()
        self.stage, self.renderer, self.generator, self.batch = stage, renderer, generator, batch
        self.parameters = [*self.model.parameters(), *self.heads.parameters()]

    def gradients(self) -> tuple[list[torch.Tensor | None], float]:
        """→ the gradients of every parameter, and the loss of naming the main thing."""
        device = self.renderer.device
        scenes = self.renderer.render(self.batch, self.generator, self.stage.scale, inside=self.stage.inside)
        self.model.patch_drop.cover = scenes.patch_cover()
        with torch.autocast("cuda", torch.bfloat16, enabled=device == "cuda"):
            tokens = self.model.forward_features(scenes.normalised())  # (B, N, C)
            logits = self.model.forward_head(tokens)  # (B, K)
        naming = F.cross_entropy(logits.float(), scenes.labels, label_smoothing=LABEL_SMOOTHING)
        loss = naming + self.heads.loss(tokens.float(), scenes, self.model.patch_drop.kept)
        return list(torch.autograd.grad(loss, self.parameters)), naming.item()


def _sharing(module: torch.nn.Module) -> torch.nn.Module:
    """A copy of the module whose parameters are views of the same storage."""
    twin = copy.deepcopy(module)
    for own, original in zip(twin.parameters(), module.parameters()):
        own.data = original.data
    return twin


class Trainer:
    """All that changes while training, and how it is written to and read from a checkpoint."""

    def __init__(
        self,
        recipe: tuple[Stage, ...],
        minutes: float,
        seed: int,
        device: str,
        workers: int,
        assets: Path,
        run: Path,
    ):
        torch.manual_seed(seed)
        self.recipe, self.seconds, self.seed, self.device, self.run = recipe, minutes * 60, seed, device, run
        self.sprites = load_sprites(CLASSES, TRAINING_STYLES, assets)
        self.generators = [torch.Generator(device).manual_seed(seed * 1000 + i) for i in range(workers)]
        # Each worker's operations run on its own thread alone; PyTorch keeps this setting thread by thread.
        self.pool = ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(1,))
        self.stage = self.step = self.pictures = 0
        self.elapsed = 0.0
        self.notes: list[str] = []  # what was changed by hand on the way, for the recipe
        self.position_embeddings: dict[str, torch.Tensor] = {}  # as each grid was left by training
        self.earlier: list[dict] = []  # the stages of the runs before this one, with their minutes
        self._enter_stage(None)

    def go_on_from(self, checkpoint: Path):
        """Begins with the averaged weights and the helper heads of a run that ended, and goes on counting scenes."""
        old = torch.load(checkpoint, map_location=self.device)
        self.heads.load_state_dict(self.heads.state_dict() | old["heads"])  # it may have had fewer heads
        self._enter_stage(old["average"])
        self.pictures, self.notes = old["pictures"], old["notes"]
        self.earlier = old["earlier"] + with_minutes(old)

    def _enter_stage(self, state):
        """A model of the stage's size, from `state` (an averaged state dict) where there is one."""
        stage = self.recipe[self.stage]
        self.model = create_vit(len(NAMES), stage.size)
        if state is not None:
            self.model.load_state_dict(at_size(state, stage.size // PATCH))
        else:
            self.heads = HelperHeads(len(NAMES)).to(self.device)
        self.model.to(self.device)
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.optimizer = torch.optim.AdamW(
            parameter_groups(self.model, self.heads), lr=stage.lr_from, betas=(0.9, 0.98), fused=True
        )
        self.stage_step = 0
        self.renderer = SceneRenderer(self.sprites, stage.size, self.device)
        self.workers = [
            Worker(
                self.model, self.heads, stage, self.renderer, generator, stage.batch // len(self.generators)
            )
            for generator in self.generators
        ]

    def stage_progress(self) -> float:
        """How far the clock is into the current stage, 0 to 1 (or more, when it is over)."""
        before = sum(stage.share for stage in self.recipe[: self.stage])
        return (self.elapsed / self.seconds - before) / self.recipe[self.stage].share

    def learning_rate(self) -> float:
        stage = self.recipe[self.stage]
        warm_up = (
            min(1.0, (self.stage_step + 1) / WARM_UP_STEPS)
            if self.stage == 0
            else min(1.0, (self.stage_step + 1) / 50)
        )
        falling = 0.5 + 0.5 * math.cos(math.pi * min(1.0, self.stage_progress()))
        return warm_up * (stage.lr_to + (stage.lr_from - stage.lr_to) * falling)

    def train_step(self) -> float:
        """One batch: render, forward, backward, update, average. → the loss of naming the main thing."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        parts = list(self.pool.map(Worker.gradients, self.workers))
        parameters = [*self.model.parameters(), *self.heads.parameters()]
        for parameter, *gradients in zip(parameters, *(gradients for gradients, _ in parts)):
            parameter.grad = sum(gradients) / len(gradients)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self._update_average()
        self.step += 1
        self.stage_step += 1
        self.pictures += self.recipe[self.stage].batch
        return sum(naming for _, naming in parts) / len(parts)

    @torch.no_grad()
    def _update_average(self):
        decay = min(EMA_DECAY, (1 + self.stage_step) / (10 + self.stage_step))
        state = self.model.state_dict()
        torch._foreach_lerp_(list(self.average.values()), [state[name] for name in self.average], 1 - decay)

    @torch.no_grad()
    def accuracy(self, pictures: int = 128, batch: int = 64) -> float:
        """Top-1 of the averaged weights on scenes of a seed that training does not use."""
        stage = self.recipe[self.stage]
        model = create_vit(len(NAMES), stage.size).to(self.device).eval()
        model.load_state_dict(self.average)
        generator = torch.Generator(self.device).manual_seed(self.seed + 1)
        right = 0
        for _ in range(pictures // batch):
            scenes = self.renderer.render(batch, generator, stage.scale)
            right += (model(scenes.normalised()).argmax(1) == scenes.labels).sum().item()
        return right / pictures

    def next_stage(self):
        size = self.recipe[self.stage].size
        self.position_embeddings[f"{size} px"] = self.average["pos_embed"].cpu().clone()
        if self.stage + 1 < len(self.recipe):
            self.stage += 1
            self._enter_stage(self.average)

    COUNTERS = (
        "stage",
        "stage_step",
        "step",
        "pictures",
        "elapsed",
        "seed",
        "seconds",
        "notes",
        "position_embeddings",
        "earlier",
    )

    def save(self, name: str = "checkpoint.pt"):
        state = {key: getattr(self, key) for key in self.COUNTERS} | {
            "recipe": [asdict(stage) for stage in self.recipe],
            "device": self.device,
            "class_names": NAMES,
            "model": self.model.state_dict(),
            "heads": self.heads.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "generators": [generator.get_state() for generator in self.generators],
        }
        torch.save(state, self.run / "partial.pt")
        (self.run / "partial.pt").replace(self.run / name)

    def resume(self):
        state = torch.load(self.run / "checkpoint.pt", map_location=self.device)
        self.recipe = tuple(Stage(**stage) for stage in state["recipe"])
        self.stage = state["stage"]
        self._enter_stage(state["average"])
        for key in self.COUNTERS:
            setattr(self, key, state[key])
        self.model.load_state_dict(state["model"])
        self.heads.load_state_dict(state["heads"])
        self.optimizer.load_state_dict(state["optimizer"])
        for generator, saved in zip(self.generators, state["generators"], strict=True):
            generator.set_state(saved.cpu())

    def train(self):
        """Trains until the minutes are over, with a progress bar in minutes and a line in log.jsonl now and then."""
        started = time.monotonic() - self.elapsed
        saved = self.elapsed
        bar = tqdm(
            total=round(self.seconds / 60, 2),
            unit="min",
            bar_format="{l_bar}{bar}| {n:.1f}/{total} min {postfix}",
        )
        loss = None
        while self.elapsed < self.seconds:
            step_loss = self.train_step()
            loss = step_loss if loss is None else 0.98 * loss + 0.02 * step_loss
            self.elapsed = time.monotonic() - started
            bar.n = self.elapsed / 60
            bar.set_postfix_str(
                f"{self.recipe[self.stage].name} · {self.pictures:,} pictures · loss {loss:.3f}"
            )
            last = self.stage_progress() >= 1
            if last or self.elapsed - saved > CHECKPOINT_EVERY:
                log_progress(self, loss, stage=self.recipe[self.stage].name)
                if last:
                    self.next_stage()
                self.save()
                saved = self.elapsed
        self.save()
        self.save("final.pt")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--assets",
        type=Path,
        required=True,
        help="folder with twemoji/ (see README.md); sprites are kept there",
    )
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, default=100, help="how long to train, on the clock")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--workers", type=int, help="cores to use; on a GPU one is right (default)")
    parser.add_argument("--seed", type=int, default=1, help="one not used before, where scenes should be new")
    parser.add_argument("--from", type=Path, dest="old", metavar="CHECKPOINT", help="weights to begin with")
    options = parser.parse_args()

    workers = options.workers or (1 if options.device == "cuda" else torch.get_num_threads())
    if options.device == "cpu":
        torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    recipe = RECIPES["cpu, going on" if options.old else options.device]
    trainer = Trainer(
        recipe, options.minutes, options.seed, options.device, workers, options.assets, options.run
    )
    if (options.run / "checkpoint.pt").exists():
        trainer.resume()
    elif options.old:
        trainer.go_on_from(options.old)
    trainer.train()


if __name__ == "__main__":
    main()
