class Stem(nn.Module):
    """The first layers of a ResNet: [B, in_channels, H, W] -> [B, channels, H / 4, W / 4]."""

    def __init__(self, in_channels, channels, norm=nn.BatchNorm2d):
        super().__init__()
        self.conv1 = nn.Conv2d(
            in_channels, channels, kernel_size=7, stride=2, padding=3, bias=False
        )
        self.bn1 = norm(channels)
        kaiming_normal(self)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)), inplace=True)  # [B, channels, H / 2, W / 2]
        return F.max_pool2d(x, kernel_size=3, stride=2, padding=1)
