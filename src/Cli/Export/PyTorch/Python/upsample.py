def upsample(x, size_of, align_corners):
    """Bilinear resize to the height and width of another value."""
    return F.interpolate(x, size_of.shape[2:], mode="bilinear", align_corners=align_corners)
