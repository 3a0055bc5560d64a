class ConvBnRelu(nn.Sequential):
    """Convolution without bias, normalisation, ReLU; the options are those of nn.Conv2d."""

    def __init__(self, in_channels, channels, kernel_size, norm=nn.BatchNorm2d, **options):
        super().__init__(
            nn.Conv2d(in_channels, channels, kernel_size, bias=False, **options),
            norm(channels),
            nn.ReLU(inplace=True),
        )
