"""Runs a reader's source in one namespace and reports errors as CPython prints them, with only the reader's frames.

After CPython's own `traceback`; the rule for a last expression is Jupyter's. What is left out: `await` at the top
level, and history (`_`, `In`, `Out`); of prompts and magics `_pasted` knows.
"""

import ast
import builtins
import gc
import linecache
import os
import signal
import sys
import traceback
import types
from json import dumps  # its own, as a reader may give json.dumps another meaning

import _absent
import _loop
import _pasted
import _places

_main = types.ModuleType("__main__")
_baseline = {}  # what a fresh namespace holds
_sources = {}  # name of a cell or file -> its text
_sound = {}  # what `is_sound` compares with
_NEEDED = "sys builtins _runner _tv ast json linecache traceback torch timm".split()
_USED = "_absent _pasted _runner ast gc linecache re signal traceback".split()  # by what runs a cell
_FILES = (0, 1, 2)  # of the standard streams
_LONGEST = 200_000  # characters of an error, as of all that a cell prints
_display = None  # hands a JSON record over to the page
_ended = None  # tells the page that the reader's code has ended


def setup(display, ended):
    """Make the interpreter ready for readers.

    `display(json)` takes what a cell shows besides text; `ended()` hears that the reader's code has ended: what
    follows must not be interrupted.
    """
    global _display, _ended
    _display, _ended = display, ended
    sys.modules["__main__"] = _main
    sys.stdout.reconfigure(line_buffering=True)
    sys.stderr.reconfigure(line_buffering=True)
    builtins.display = display_value
    builtins.exit = builtins.quit = sys.exit
    builtins.input = _pasted.ask
    sys.argv = [""]
    _baseline.update(vars(_main))
    _absent.install()
    _loop.install()
    _places.hide()
    _sound["streams"] = (sys.stdout, sys.stderr)
    _sound["recursion_limit"] = sys.getrecursionlimit()
    _sound["collector"] = gc.get_threshold(), list(gc.callbacks)
    _sound["builtins"] = {name: value for name, value in vars(builtins).items() if name != "_"}
    _sound["modules"] = {name: sys.modules[name] for name in _NEEDED if name in sys.modules}
    _sound["path"] = list(sys.path)
    _sound["parts"] = [(vars(module), dict(vars(module))) for module in map(sys.modules.get, _USED) if module]
    _sound["files"] = [_file(number) for number in _FILES]


def is_sound():
    """Mend what a source did to Python itself; say whether the rest is as `setup` left it.

    Mended: replaced streams, the recursion limit, the garbage collector, the answer to an interruption, what finds
    modules, the namespace's builtins. Not to be mended: closed streams and files, changed builtins, modules that are
    gone or changed, a shortened search path.
    """
    sys.setrecursionlimit(_sound["recursion_limit"])
    gc.enable()
    threshold, gc.callbacks[:] = _sound["collector"]
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdout, sys.stderr = _sound["streams"]
    for now, was in zip((sys.meta_path, sys.path_hooks), _sound["finders"], strict=True):
        if any(finder not in now for finder in was):
            now[:] = was
    vars(_main)["__builtins__"] = builtins
    return (
        not any(stream.closed for stream in _sound["streams"])
        and all(getattr(builtins, name, None) is value for name, value in _sound["builtins"].items())
        and all(sys.modules.get(name) is module for name, module in _sound["modules"].items())
        and all(place in sys.path for place in _sound["path"])
        and all(now.get(name) is value for now, was in _sound["parts"] for name, value in was.items())
        and [_file(number) for number in _FILES] == _sound["files"]
    )


def _file(number):
    """Which file an open number stands for; None where it is closed."""
    try:
        found = os.fstat(number)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_rdev


def mount(zip):
    """Packages that were fetched because a source names one of them."""
    sys.path.insert(1, zip)


def reset():
    """A fresh namespace."""
    vars(_main).clear()
    vars(_main).update(_baseline)
    for name in _sources:
        linecache.cache.pop(name, None)
    _sources.clear()
    gc.collect()


def run_cell(source, name):
    """Run a cell; show the value of its last expression unless it is None or ends in a semicolon.

    What was pasted with prompts shows every expression, as where it was copied. Returns '' or the error as JSON:
    {type, message, line, traceback}.
    """

    def body():
        python, said, prompted = _pasted.understood(source)
        _pasted.say(said)
        tree = ast.parse(python, name, "exec")
        if prompted:
            _run_each(tree, name)
            return
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            last = ast.Expression(tree.body.pop().value)
        exec(compile(tree, name, "exec"), vars(_main))
        if last is not None:
            _show(last, name)
        _show_figures()

    return _guarded(body, source, name)


def _show(expression, name):
    value = eval(compile(expression, name, "eval"), vars(_main))
    if value is not None:
        display_value(value)


def _run_each(tree, name):
    """Statement by statement, every expression shown, as Python does at its prompt."""
    for statement in tree.body:
        if isinstance(statement, ast.Expr):
            _show(ast.Expression(statement.value), name)
        else:
            exec(compile(ast.Module([statement], []), name, "exec"), vars(_main))
    _show_figures()


def _show_figures():
    """What was drawn and not shown, as Jupyter does at the end of a cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.show()


def run_script(source, name):
    """Run a file as `python FILE` does: nothing is shown but what it prints."""

    def body():
        try:
            exec(compile(source, name, "exec"), vars(_main))
        except SystemExit as end:
            if not isinstance(end.code, int | None):
                print(end.code, file=sys.stderr)
            raise

    return _guarded(body, source, name)


def display_value(*values):
    """`display(x)`: text for everything, and a picture for what has `_display_`.

    `_display_()` returns a dict that JSON can hold with a `kind`, for which the page has a renderer, or None.
    """
    for value in values:
        record = None
        hook = getattr(type(value), "_display_", None)
        if hook is not None:
            record = hook(value)
        sys.stdout.flush()
        _display(dumps({"text": repr(value), "record": record}))


def _guarded(body, source, name):
    # Here and not in `setup`: the sandbox closes after it.
    _sound.setdefault("finders", (list(sys.meta_path), list(sys.path_hooks)))
    _sources[name] = source
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    failure = None
    try:
        body()
    except BaseException as error:
        failure = error
    _ended()
    for trace in (sys.settrace, sys.setprofile):
        try:
            trace(None)
        except BaseException:  # the reader's own function, called once more; CPython has let go of it
            trace(None)
    report = "" if failure is None else dumps(_said(failure, name))
    _flush()
    return report


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a reader closed or replaced it; nothing is left to flush
            pass


def _said(error, name):
    try:
        return _report(error, name)
    except (RecursionError, MemoryError):  # a chain of thousands, or a message of megabytes
        kind, message = type(error).__name__, _message(error)
        return {"type": kind, "message": message, "line": None, "traceback": _cut(f"{kind}: {message}")}


def _cut(text):
    return text if len(text) <= _LONGEST else text[:_LONGEST] + f"\n[cut after {_LONGEST:,} characters]"


def _report(error, name):
    exception = traceback.TracebackException.from_exception(error)
    _keep_readers_frames(exception, set())
    line = None
    if isinstance(error, SyntaxError) and error.filename == name:
        line = error.lineno
    elif exception.stack:
        line = next((frame.lineno for frame in reversed(exception.stack) if frame.filename == name), None)
    report = {
        "type": type(error).__name__,
        "message": _message(error),
        "line": line,
        "traceback": _cut("".join(exception.format()).rstrip("\n")),
    }
    if isinstance(error, SystemExit):
        code = error.code
        report["exitCode"] = code if isinstance(code, int) else 0 if code is None else 1
    traceback.clear_frames(error.__traceback__)
    return report


def _message(error):
    try:
        return _cut(str(error))
    except Exception:  # raised by the reader's own __str__: CPython's words for it
        return "<exception str() failed>"


def _keep_readers_frames(exception, seen):
    """Drop every frame that is not in a reader's source, in the whole chain of causes and in groups."""
    if exception is None or id(exception) in seen:
        return
    seen.add(id(exception))
    exception.stack[:] = [frame for frame in exception.stack if frame.filename in _sources]
    if not exception.stack:
        exception.stack = None  # as CPython: no "Traceback" line above an error without frames
    _keep_readers_frames(exception.__cause__, seen)
    _keep_readers_frames(exception.__context__, seen)
    for inner in exception.exceptions or ():
        _keep_readers_frames(inner, seen)
