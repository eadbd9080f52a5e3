"""How snippets are recorded: each runs in a namespace of its own, and what it prints and raises is a line of a .jsonl file."""

import contextlib
import io
import json
import warnings


def run(code):
    """What the code prints, and {type, message} of what it raises, or None."""
    out = io.StringIO()
    error = None
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(code, "<snippet>", "exec"), {"__name__": "__main__"})
        except Exception as raised:
            error = {"type": type(raised).__name__, "message": str(raised)}
    return out.getvalue(), error


def snippets_of(path):
    """The snippets of a file, between lines `# ---`, by their ids: `views-007`."""
    return {
        f"{path.stem}-{i:03}": code.strip() + "\n"
        for i, code in enumerate(path.read_text().split("\n# ---\n"))
    }


def write(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(path.stem, len(rows), "snippets,", sum(row["error"] is not None for row in rows), "with an error")
