class DeepConvolutions(nn.Sequential):
    """Three 3x3 convolutions in place of one of 7x7, to half the size."""

    def __init__(self, in_channels, channels, norm=nn.BatchNorm2d):
        half = channels // 2
        super().__init__(
            nn.Conv2d(in_channels, half, kernel_size=3, stride=2, padding=1, bias=False),
            norm(half),
            nn.ReLU(inplace=True),
            nn.Conv2d(half, half, kernel_size=3, padding=1, bias=False),
            norm(half),
            nn.ReLU(inplace=True),
            nn.Conv2d(half, channels, kernel_size=3, padding=1, bias=False),
        )
