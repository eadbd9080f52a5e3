"""Records what PyTorch prints for the training scripts in tests/fixtures/torch/training.

    python tools/record/training.py

Each script is written after a public tutorial, in other words and on made-up data, and prints as many digits as PyTorch
itself keeps from one machine to another. Recorded with torch 2.13.0+cpu, timm 1.0.29.
"""

import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parents[2] / "tests/fixtures/torch/training"

for script in sorted(FOLDER.glob("*.py")):
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", script], capture_output=True, text=True, check=True, timeout=600
    )
    script.with_suffix(".out").write_text(ran.stdout)
    print(script.stem)
