"""NumPy is not here; importing it says why."""

raise ImportError(
    "No module named 'numpy' on this page: it is compiled code, which a page that runs strangers' cells does not load. "
    "tensor.tolist() gives numbers as Python lists.",
    name="numpy",
)
