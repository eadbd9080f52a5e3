"""`PIL.ImageFont`: named, so that an import says why letters are not drawn here."""


def __getattr__(name):
    raise NotImplementedError(
        f"ImageFont.{name} is part of PIL but not of this page: letters are not drawn here."
    )
