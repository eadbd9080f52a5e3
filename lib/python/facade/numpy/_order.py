"""The `order` argument, as NumPy reads it and refuses it."""


def order_of(order):
    """'C', 'F', 'A' or 'K'; None is 'C'."""
    if order is None:
        return "C"
    if not isinstance(order, str):
        raise TypeError(f"order must be str, not {type(order).__name__}")
    if order.upper() not in ("C", "F", "A", "K"):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
    return order.upper()
