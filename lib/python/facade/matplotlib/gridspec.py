"""`matplotlib.gridspec`: rows and columns for axes."""


class SubplotSpec:
    def __init__(self, rows, columns, row, column):
        self.rows, self.columns, self.row, self.column = rows, columns, row, column


def _ends(part, count):
    if isinstance(part, slice):
        start, stop, _ = part.indices(count)
        return [start, stop - 1]
    part = part.__index__()
    if not -count <= part < count:
        raise IndexError("GridSpec slice would result in no space allocated for subplot")
    return [part % count] * 2


class GridSpec:
    def __init__(self, nrows, ncols, figure=None, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None,
                 width_ratios=None, height_ratios=None):  # fmt: skip
        self.nrows, self.ncols, self.figure = nrows, ncols, figure
        given = {
            "left": left,
            "bottom": bottom,
            "right": right,
            "top": top,
            "wspace": wspace,
            "hspace": hspace,
        }
        self.adjust = {name: value for name, value in given.items() if value is not None}

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            row, column = divmod(key.__index__() % (self.nrows * self.ncols), self.ncols)
            return SubplotSpec(self.nrows, self.ncols, [row] * 2, [column] * 2)
        return SubplotSpec(self.nrows, self.ncols, _ends(key[0], self.nrows), _ends(key[1], self.ncols))
