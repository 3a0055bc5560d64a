class BasicBlock(nn.Module):
    """A residual block of two 3x3 convolutions (He et al., CVPR 2016)."""

    def __init__(self, in_channels, width, stride, dilation, norm):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, width, 3, stride, dilation, dilation, bias=False)
        self.bn1 = norm(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn2 = norm(width)
        self.downsample = nn.Identity()
        if stride != 1 or in_channels != width:
            self.downsample = nn.Sequential(
                nn.Conv2d(in_channels, width, 1, stride, bias=False), norm(width)
            )

    def forward(self, x):  # [B, in_channels, H, W]
        y = F.relu(self.bn1(self.conv1(x)), inplace=True)  # [B, width, H / stride, W / stride]
        y = self.bn2(self.conv2(y))
        return F.relu(y + self.downsample(x), inplace=True)


class BasicStage(nn.Sequential):
    """Basic blocks in a row, one for each dilation; the first takes the stride."""

    def __init__(self, in_channels, width, dilations, stride=1, norm=nn.BatchNorm2d):
        blocks = [BasicBlock(in_channels, width, stride, dilations[0], norm)]
        blocks += [BasicBlock(width, width, 1, dilation, norm) for dilation in dilations[1:]]
        super().__init__(*blocks)
        kaiming_normal(self)
