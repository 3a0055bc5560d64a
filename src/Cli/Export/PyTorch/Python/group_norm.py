def group_norm(channels):
    """Group normalisation in 32 groups, as in the paper (Wu and He, 2018)."""
    return nn.GroupNorm(32, channels)
