"""What tutorials and notebooks have around their Python: prompts, shell lines, magics.

After IPython's input transformer, of which prompts are kept and what needs a shell is said in a sentence. A line counts
as such only where Python has a syntax error on it, so a string or a remainder that looks like one stays what it is.
"""

import ast
import re
import sys
from importlib.util import find_spec

import _absent

_PROMPT = re.compile(r"( *)(?:(?:>>>|\.\.\.)(?: |$)|In \[\d+\]: ?| *\.\.\.: ?)")
_FIRST_PROMPT = re.compile(r"\s*(?:>>>(?: |$)|In \[\d+\]: ?)")
_SHELL = re.compile(r"\s*(?P<sign>%%|[!$%]\s*)(?P<command>\S.*)")
_PIP = re.compile(r"(?:python3? -m )?(?:pip3?|conda|mamba|uv pip) install\b(?P<rest>.*)")
_HELP = re.compile(r"\s*(?:\?{1,2}\s*(?P<before>[\w.]+)|(?P<after>[\w.]+)\s*\?{1,2})\s*$")
_TIMED = ("time", "timeit", "prun", "capture")
_TAKES_VALUE = {
    "-r",
    "-c",
    "-i",
    "-f",
    "-t",
    "-n",
    "--requirement",
    "--index-url",
    "--extra-index-url",
    "--find-links",
}
_MODULES = {
    "grad-cam": "pytorch_grad_cam",
    "opencv-python": "cv2",
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "pytorch-image-models": "timm",
    "pyyaml": "yaml",
    "scikit-image": "skimage",
    "scikit-learn": "sklearn",
    "umap-learn": "umap",
}


def understood(source):
    """The Python of a pasted source, line by line, what is to be said of the rest, and whether it had prompts."""
    lines = source.split("\n")
    # What a tutorial installs stands above its prompts.
    first = next((i for i, line in enumerate(lines) if line.strip() and not _SHELL.match(line)), 0)
    prompted = bool(_FIRST_PROMPT.match(lines[first])) and not _is_python(source)
    if prompted:
        lines[first:] = _without_prompts(lines[first:])
    said = []
    while (number := _error_line("\n".join(lines))) is not None and number <= len(lines):
        line = lines[number - 1]
        python = _line_of_python(line, said)
        if python is None:
            break
        if line.lstrip().startswith("%%") and python.strip() == "pass":
            lines[number - 1 :] = ["pass"]  # the whole cell is in another language
            break
        lines[number - 1] = python
    return "\n".join(lines), said, prompted


def _is_python(source):
    return _error_line(source) is None


def _error_line(source):
    try:
        ast.parse(source)
    except SyntaxError as error:
        return error.lineno
    except ValueError:  # a null byte: compile says so
        return None
    return None


def _without_prompts(lines):
    """Lines after prompts; what was printed between them becomes empty, so that lines keep their numbers."""
    matches = [_PROMPT.match(line) for line in lines]
    return [line[match.end() :] if match else "" for line, match in zip(lines, matches, strict=True)]


def _line_of_python(line, said):
    """What stands for the line, `said` grown by a sentence where one helps; None for what is not understood."""
    indent = line[: len(line) - len(line.lstrip())]
    help_for = _HELP.match(line)
    if help_for:
        said.append(
            f"{line.strip()} is Jupyter's: help({help_for['before'] or help_for['after']}) prints it here."
        )
        return f"{indent}pass"
    shell = _SHELL.match(line)
    if not shell:
        return None
    command = shell["command"].strip()
    sign = shell["sign"].strip()
    pip = _PIP.match(command)
    if pip:
        said.extend(_installed(pip["rest"]))
    elif sign.startswith("%"):
        return indent + _magic(sign, command, said)
    else:
        said.append(f"{line.strip()} is for a shell: a cell here runs Python alone, so it was left out.")
    return f"{indent}pass"


def _magic(sign, command, said):
    name, _, rest = command.partition(" ")
    if (
        name == "matplotlib"
        or (name in ("load_ext", "reload_ext") and rest.strip() == "autoreload")
        or name == "autoreload"
    ):
        return "pass"  # figures are drawn below the cell, and there are no files to load again
    if name in _TIMED:
        statement = re.sub(r"^(?:-\w+ ?\d*\s+)*", "", rest) if sign == "%" else ""
        said.append(f"{sign}{name} is Jupyter's: the code ran once, and the time stands above the cell.")
        return statement or "0"
    said.append(f"{sign}{name} is Jupyter's and not of this page: it was left out.")
    return "pass"


def _installed(rest):
    """What became of `pip install …`: a sentence for what is here, one for each of the others."""
    here, sentences = [], []
    words = iter(rest.split())
    for word in words:
        if word in _TAKES_VALUE:
            next(words, None)
            continue
        # `git+https://…/timm.git` is named by its last part.
        name = re.match(r"[\"']?([A-Za-z0-9][\w.-]*)", word.rpartition("/")[2].removesuffix(".git"))
        if word.startswith("-") or not name:
            continue
        package = name[1].lower()
        module = _MODULES.get(package, package.replace("-", "_"))
        instead = _absent.instead(module)
        if instead:
            sentences.append(f"{package} is not on this page. {instead}")
        elif _is_here(module):
            here.append(package)
        else:
            sentences.append(f"{package} cannot be installed: a cell has no network.")
    if here:
        verb = "is" if len(here) == 1 else "are"
        sentences.insert(0, f"{', '.join(here)} {verb} here already: nothing was installed.")
    return sentences or ["A cell installs nothing: torch and timm are here already."]


def _is_here(module):
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # of a parent that is not here, or refused
        return False


def say(said):
    """Prints each sentence beside what the cell prints."""
    for sentence in said:
        print(sentence, file=sys.stderr)


def ask(prompt=""):
    """`input()`, for which nobody can type here."""
    print(prompt, end="", flush=True)
    raise EOFError(
        "input() waits for someone to type, which a cell cannot: write the value into the code instead."
    )


ask.__name__ = ask.__qualname__ = "input"
