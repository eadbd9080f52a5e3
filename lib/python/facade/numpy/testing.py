"""`numpy.testing`: what says that arrays are not the same."""

from ._array import asarray
from ._searching import allclose, array_equal


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    if not allclose(actual, desired, rtol, atol, equal_nan):
        raise AssertionError(f"\nNot equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}")


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if not array_equal(asarray(actual), asarray(desired), equal_nan=asarray(actual).dtype.kind == "f"):
        raise AssertionError(f"\nArrays are not equal\n{err_msg}")


assert_equal = assert_array_equal


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    if not allclose(actual, desired, rtol=0, atol=1.5 * 10.0**-decimal):
        raise AssertionError(f"\nArrays are not almost equal to {decimal} decimals\n{err_msg}")


assert_almost_equal = assert_array_almost_equal
