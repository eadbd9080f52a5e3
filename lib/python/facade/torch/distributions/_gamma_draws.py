"""Draws that gamma-distributed numbers are made of, which are not here: other numbers than PyTorch's mislead."""


def standard_gamma(concentration):
    raise NotImplementedError("torch.distributions.Gamma.sample is part of torch but not of this page.")


def sample_dirichlet(concentration):
    raise NotImplementedError("torch.distributions.Dirichlet.sample is part of torch but not of this page.")
