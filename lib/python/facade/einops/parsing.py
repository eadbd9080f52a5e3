"""One side of a pattern, `b (h p1) ... c`, as a list of groups of axes."""

import keyword
import warnings

from . import EinopsError

ELLIPSIS = "…"
_BRACKETS = "() "


class AnonymousAxis:
    """An axis written as its length; no two are the same."""

    def __init__(self, text):
        self.value = int(text)
        if self.value < 1:
            raise EinopsError(f"Anonymous axis should have positive length, not {self.value}")

    def __repr__(self):
        return f"{self.value}-axis"


def name_fault(name, allow_underscore=False):
    """What is wrong with the name of an axis; None for a good one."""
    if not name.isidentifier():
        return "not a valid python identifier"
    if name.startswith("_") or name.endswith("_"):
        if name == "_" and allow_underscore:
            return None
        return "axis name should should not start or end with underscore"
    if keyword.iskeyword(name):
        warnings.warn(
            f"It is discouraged to use axes names that are keywords: {name}", RuntimeWarning, stacklevel=2
        )
    if name == "axis":
        warnings.warn(
            "It is discouraged to use 'axis' as an axis name and will raise an error in future",
            FutureWarning,
            stacklevel=2,
        )
    return None


class ParsedExpression:
    """`groups` in the order written: a list of axes each, or ELLIPSIS where it stands outside parentheses."""

    def __init__(self, expression, *, allow_underscore=False, allow_duplicates=False):
        self.groups = []
        self.names = set()
        self.has_ellipsis = False
        self.ellipsis_in_parentheses = None
        self.has_anonymous = False
        self._allow_underscore = allow_underscore
        self._allow_duplicates = allow_duplicates
        self._open = None  # the group whose parenthesis is open
        self._read(self._with_one_ellipsis(expression))

    def _with_one_ellipsis(self, expression):
        if "." not in expression:
            return expression
        if "..." not in expression:
            raise EinopsError("Expression may contain dots only inside ellipsis (...)")
        if expression.count("...") != 1 or expression.count(".") != 3:
            raise EinopsError(
                "Expression may contain dots only inside ellipsis (...); only one ellipsis for tensor "
            )
        self.has_ellipsis = True
        return expression.replace("...", ELLIPSIS)

    def _read(self, expression):
        word = ""
        for char in expression:
            if char in _BRACKETS:
                if word:
                    self._add(word)
                word = ""
                if char == "(":
                    if self._open is not None:
                        raise EinopsError(
                            "Axis composition is one-level (brackets inside brackets not allowed)"
                        )
                    self._open = []
                elif char == ")":
                    if self._open is None:
                        raise EinopsError("Brackets are not balanced")
                    self.groups.append(self._open)
                    self._open = None
            elif char.isalnum() or char in ("_", ELLIPSIS):
                word += char
            else:
                raise EinopsError(f"Unknown character '{char}'")
        if self._open is not None:
            raise EinopsError(f'Imbalanced parentheses in expression: "{expression}"')
        if word:
            self._add(word)

    def _add(self, word):
        if word in self.names and not self._allow_duplicates and not (self._allow_underscore and word == "_"):
            raise EinopsError(f'Indexing expression contains duplicate dimension "{word}"')
        if word == ELLIPSIS:
            self.names.add(word)
            self.ellipsis_in_parentheses = self._open is not None
            (self.groups if self._open is None else self._open).append(word)
            return
        is_number = word.isdecimal()
        if is_number and int(word) == 1:  # an axis of length 1 has no name and no part in any group
            if self._open is None:
                self.groups.append([])
            return
        if not is_number:
            fault = name_fault(word, self._allow_underscore)
            if fault:
                raise EinopsError(f"Invalid axis identifier: {word}\n{fault}")
        axis = AnonymousAxis(word) if is_number else word
        self.has_anonymous = self.has_anonymous or is_number
        self.names.add(axis)
        if self._open is None:
            self.groups.append([axis])
        else:
            self._open.append(axis)

    def has_composed_axes(self):
        return any(isinstance(group, list) and len(group) > 1 for group in self.groups)

    def spelled_out(self, ellipsis_axes):
        """The groups with the ellipsis as the axes that it stands for; their names are added."""
        if not self.has_ellipsis:
            return self.groups
        self.names.remove(ELLIPSIS)
        self.names.update(ellipsis_axes)
        groups = []
        for group in self.groups:
            if group == ELLIPSIS:
                groups.extend([axis] for axis in ellipsis_axes)
            else:
                groups.append([a for axis in group for a in (ellipsis_axes if axis == ELLIPSIS else [axis])])
        return groups
