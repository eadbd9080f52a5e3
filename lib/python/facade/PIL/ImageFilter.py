"""`PIL.ImageFilter`: named, so that an import says why a filter is not here."""


def __getattr__(name):
    raise NotImplementedError(f"ImageFilter.{name} is part of PIL but not of this page.")
