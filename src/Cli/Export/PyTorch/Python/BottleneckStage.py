class BottleneckBlock(nn.Module):
    """A residual block of 1x1, 3x3 and 1x1 convolutions (He et al., CVPR 2016)."""

    def __init__(self, in_channels, width, stride, dilation, norm):
        super().__init__()
        channels = 4 * width
        self.conv1 = nn.Conv2d(in_channels, width, 1, bias=False)
        self.bn1 = norm(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, dilation, dilation, bias=False)
        self.bn2 = norm(width)
        self.conv3 = nn.Conv2d(width, channels, 1, bias=False)
        self.bn3 = norm(channels)
        self.downsample = nn.Identity()
        if stride != 1 or in_channels != channels:
            self.downsample = nn.Sequential(
                nn.Conv2d(in_channels, channels, 1, stride, bias=False), norm(channels)
            )

    def forward(self, x):  # [B, in_channels, H, W]
        y = F.relu(self.bn1(self.conv1(x)), inplace=True)  # [B, width, H, W]
        y = F.relu(self.bn2(self.conv2(y)), inplace=True)  # [B, width, H / stride, W / stride]
        y = self.bn3(self.conv3(y))  # [B, 4 * width, H / stride, W / stride]
        return F.relu(y + self.downsample(x), inplace=True)


class BottleneckStage(nn.Sequential):
    """Bottleneck blocks in a row, one for each dilation; the first takes the stride."""

    def __init__(self, in_channels, width, dilations, stride=1, norm=nn.BatchNorm2d):
        blocks = [BottleneckBlock(in_channels, width, stride, dilations[0], norm)]
        blocks += [BottleneckBlock(4 * width, width, 1, d, norm) for d in dilations[1:]]
        super().__init__(*blocks)
        kaiming_normal(self)
