"""Which net needs more data: a small ViT and a small ResNet on a sixteenth, a quarter and the whole of one set of scenes.

    python data_hunger.py --assets ASSETS --run RUN --steps 2048

Six runs on one core, in turn. All take the same number of steps, so that only the scenes differ: who has a sixteenth of
them sees each sixteen times as often. The scenes are rendered once and never altered afterwards. What was stopped goes
on from its last checkpoints when started again with the same RUN; `--steps` may then be another number, as long as the
learning rate has not begun to fall. At the end data_hunger.json is written, which the chapter on ResNets is drawn from.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import timm
import torch
import torch.nn.functional as F
from timm.layers import set_fused_attn
from torch.utils.flop_counter import FlopCounterMode
from tqdm import tqdm

from classes import CLASSES
from log import log_row
from scenes import MEAN, STD, SceneRenderer
from sprites import TRAINING_STYLES, Sprites, load_sprites

FIGURES_FILE = Path(__file__).with_name("data_hunger.json")

SIZE = 96
SCALE = (0.6, 1.0)
"""Of the main thing, as shares of the frame: 58 to 96 px."""
ANIMALS = [one for one in CLASSES if one.group == "animals"]
WHOLE = 8_192
SHARES = (1, 4, 16)
"""The whole, a quarter, a sixteenth. Each share is the beginning of the next larger one."""
HELD_OUT = 2_048
TRAINING_SEED, HELD_OUT_SEED = 6, 7

NETS = {
    "vit": ("vit_tiny_patch16_224", {"img_size": SIZE, "embed_dim": 64, "depth": 4, "num_heads": 2}),
    "resnet": ("resnet10t", {"channels": (16, 32, 64, 128), "stem_width": 4}),
}
"""timm's name and what differs from it: in both some 300,000 parameters and 10 million multiply-adds a scene."""

BATCH = 64
LR = 2e-3
WARM_UP_STEPS = 100
FALLING = 0.25
"""Of the steps, the last: the learning rate falls to 0 in a straight line."""
WEIGHT_DECAY = 0.05
LABEL_SMOOTHING = 0.05
TURN = 64
"""Steps of one net before it is another's turn; then a checkpoint is written."""
MEASURED_EVERY = 256


Scenes = tuple[torch.Tensor, torch.Tensor]
"""`pixels` (n, 3, S, S) uint8 and `labels` (n,)."""


def create_net(name: str) -> torch.nn.Module:
    """timm's own random weights; drop_path and dropout are 0 in both."""
    architecture, options = NETS[name]
    return timm.create_model(architecture, num_classes=len(ANIMALS), **options).to(
        memory_format=torch.channels_last
    )


def multiply_adds(net: torch.nn.Module) -> int:
    """What one scene costs in convolutions and matrix products."""
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        net.eval()(torch.zeros(1, 3, SIZE, SIZE))
    return counter.get_total_flops() // 2


def rendered(run: Path, name: str, count: int, seed: int, assets: Path) -> Scenes:
    """`count` scenes, rendered once and then read from `run`.

    Scene i shows class i modulo 32, so every share has as many of each.
    """
    file = run / f"{name}.npy"
    if not file.exists():
        _render(file, count, seed, load_sprites(ANIMALS, TRAINING_STYLES, assets))
    return torch.from_numpy(np.load(file, mmap_mode="c")), torch.arange(count) % len(ANIMALS)


def _render(file: Path, count: int, seed: int, sprites: Sprites, batch: int = 64):
    renderer = SceneRenderer(sprites, SIZE)
    of_class = [(sprites.labels == label).nonzero().flatten() for label in range(len(ANIMALS))]
    pixels = np.empty((count, 3, SIZE, SIZE), np.uint8)
    for first in tqdm(range(0, count, batch), desc=file.stem, mininterval=10):
        generator = torch.Generator().manual_seed(seed * 10_000_000 + first)
        which = [of_class[i % len(ANIMALS)] for i in range(first, min(first + batch, count))]
        which = torch.stack([some[torch.randint(len(some), (), generator=generator)] for some in which])
        scenes = renderer.render(len(which), generator, SCALE, which=which)
        pixels[first : first + batch] = (scenes.pixels * 255).round().to(torch.uint8).numpy()
    partial = file.with_name("partial.npy")
    np.save(partial, pixels)
    partial.replace(file)


def normalised(pixels: torch.Tensor) -> torch.Tensor:
    """uint8 (B, 3, S, S) → what a net is given."""
    return ((pixels.float() / 255 - MEAN) / STD).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def top1(net: torch.nn.Module, pixels: torch.Tensor, labels: torch.Tensor) -> float:
    """Of all these scenes, in float32."""
    net.eval()
    right = sum(
        (net(normalised(some)).argmax(1) == true).sum().item()
        for some, true in zip(pixels.split(100), labels.split(100))
    )
    net.train()
    return right / len(labels)


def parameter_groups(net: torch.nn.Module) -> list[dict]:
    """No weight decay for biases, for the weights of norms and for what `no_weight_decay` names."""
    spared = net.no_weight_decay() if hasattr(net, "no_weight_decay") else set()
    decays = {name: p.ndim > 1 and name not in spared for name, p in net.named_parameters()}
    return [
        {"params": [p for name, p in net.named_parameters() if decays[name]], "weight_decay": WEIGHT_DECAY},
        {"params": [p for name, p in net.named_parameters() if not decays[name]], "weight_decay": 0.0},
    ]


def learning_rate(step: int, steps: int) -> float:
    """Rises, stays, falls."""
    return LR * min((step + 1) / WARM_UP_STEPS, 1, (steps - step) / (FALLING * steps))


class Trainer:
    """One net on the first `scenes` of the set. What is kept of it lies in `run`."""

    def __init__(self, name: str, scenes: int, run: Path):
        torch.manual_seed(0)
        self.name, self.scenes, self.run = name, scenes, run
        self.step = 0
        self.seconds = 0.0  # of the processor
        self.net = create_net(name).train()
        self.optimizer = torch.optim.AdamW(parameter_groups(self.net), lr=LR, betas=(0.9, 0.98), fused=True)

    def batch(self) -> torch.Tensor:
        """Which scenes are next. Every pass over them has an order of its own."""
        epoch, done = divmod(self.step, self.scenes // BATCH)
        order = torch.randperm(self.scenes, generator=torch.Generator().manual_seed(epoch))
        return order.view(-1, BATCH)[done]

    def train_step(self, pixels: torch.Tensor, labels: torch.Tensor, steps: int) -> float:
        """Forward, backward, update. → the loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.step, steps)
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.net(normalised(pixels))
        loss = F.cross_entropy(logits.float(), labels, label_smoothing=LABEL_SMOOTHING)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return loss.item()

    def take_turn(self, pixels: torch.Tensor, labels: torch.Tensor, steps: int) -> float:
        """`TURN` of `steps` steps, or those that are left. → their mean loss."""
        started = time.process_time()
        losses = []
        for _ in range(min(TURN, steps - self.step)):
            some = self.batch()
            losses.append(self.train_step(pixels[some], labels[some], steps))
        self.seconds += time.process_time() - started
        self.save()
        return sum(losses) / len(losses)

    def save(self):
        state = {"step": self.step, "seconds": self.seconds}
        state |= {"net": self.net.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state, self.run / "partial.pt")
        (self.run / "partial.pt").replace(self.run / "checkpoint.pt")

    def resume(self):
        state = torch.load(self.run / "checkpoint.pt")
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds = state["step"], state["seconds"]


def create_trainers(run: Path) -> list[Trainer]:
    """All six, each where its checkpoint left it."""
    trainers = []
    for share in SHARES:
        for name in NETS:
            folder = run / f"{name}-{WHOLE // share}"
            folder.mkdir(exist_ok=True)
            trainers.append(Trainer(name, WHOLE // share, folder))
            if (folder / "checkpoint.pt").exists():
                trainers[-1].resume()
    return trainers


def result(trainer: Trainer, training: Scenes, held_out: Scenes) -> dict:
    """Top-1 on scenes held out, and on 512 that every share holds."""
    smallest = WHOLE // max(SHARES)
    return {
        "net": trainer.name,
        "scenes": trainer.scenes,
        "epochs": trainer.step * BATCH / trainer.scenes,
        "top1": top1(trainer.net, *held_out),
        "top1_trained_on": top1(trainer.net, *(part[:smallest] for part in training)),
        "minutes": round(trainer.seconds / 60, 1),
    }


def describe(name: str) -> dict:
    """A net's name and size."""
    architecture, options = NETS[name]
    net = create_net(name)
    return {
        "architecture": architecture,
        "options": options,
        "parameters": sum(p.numel() for p in net.parameters()),
        "multiply_adds": multiply_adds(net),
    }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assets", type=Path, required=True, help="folder with twemoji/ (see README.md)")
    parser.add_argument("--run", type=Path, required=True, help="folder for scenes, checkpoints and the log")
    parser.add_argument("--steps", type=int, default=2048, help="of each run, batches of 64")
    options = parser.parse_args()

    torch.set_num_threads(1)
    set_fused_attn(False)  # in bfloat16 on a CPU, the plain product takes two thirds of the time
    options.run.mkdir(parents=True, exist_ok=True)
    training = rendered(options.run, "training", WHOLE, TRAINING_SEED, options.assets)
    held_out = rendered(options.run, "held-out", HELD_OUT, HELD_OUT_SEED, options.assets)

    trainers = create_trainers(options.run)
    bar = tqdm(total=len(trainers) * options.steps, initial=sum(trainer.step for trainer in trainers))
    while any(trainer.step < options.steps for trainer in trainers):
        for trainer in trainers:
            if trainer.step < options.steps:
                loss = trainer.take_turn(*training, options.steps)
                row = {"net": trainer.name, "scenes": trainer.scenes, "step": trainer.step}
                if trainer.step % MEASURED_EVERY == 0:
                    row["top1"] = top1(trainer.net, *(part[:512] for part in held_out))
                log_row(options.run, row | {"loss": round(loss, 4)})
                bar.update(sum(trainer.step for trainer in trainers) - bar.n)
    figures = {
        "size": SIZE,
        "classes": [one.name for one in ANIMALS],
        "whole": WHOLE,
        "held_out": HELD_OUT,
        "seeds": {"training": TRAINING_SEED, "held_out": HELD_OUT_SEED},
        "steps": options.steps,
        "batch": BATCH,
        "learning_rate": LR,
        "warm_up_steps": WARM_UP_STEPS,
        "torch": torch.__version__,
        "timm": timm.__version__,
        "date": time.strftime("%Y-%m-%d"),
        "nets": {name: describe(name) for name in NETS},
        "runs": [result(trainer, training, held_out) for trainer in trainers],
    }
    FIGURES_FILE.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
