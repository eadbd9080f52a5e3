"""The page's own modules come from zips: Python's messages name no path of one."""

import sys
import zipimport

_ZIPS = ("/facade.zip", "/packages.zip")


class _Importer(zipimport.zipimporter):
    def __init__(self, path):
        if path.partition(".zip")[0] + ".zip" not in _ZIPS:
            raise zipimport.ZipImportError(f"not one of the page's zips: {path!r}")
        super().__init__(path)

    def find_spec(self, fullname, target=None):
        spec = super().find_spec(fullname, target)
        if spec is not None:
            spec.has_location = False
        return spec


def hide():
    sys.path_hooks.insert(0, _Importer)
    for path in [path for path in sys.path_importer_cache if path.startswith(_ZIPS)]:
        del sys.path_importer_cache[path]
