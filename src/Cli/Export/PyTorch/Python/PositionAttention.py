class PositionAttention(nn.Module):
    """Every pixel gathers from every other: alpha * D S^T + A (Fu et al. 2019, eq. 1 and 2)."""

    ROWS = 256  # of the attention map that are there at a time where no gradient needs the whole

    def __init__(self, channels, reduction=8):
        super().__init__()
        self.alpha = nn.Parameter(torch.zeros(1))
        self.conv_b = nn.Conv2d(channels, channels // reduction, kernel_size=1)
        self.conv_c = nn.Conv2d(channels, channels // reduction, kernel_size=1)
        self.conv_d = nn.Conv2d(channels, channels, kernel_size=1)

    def forward(self, x):  # [B, C, H, W]
        query = self.conv_b(x).flatten(2).transpose(1, 2)  # [B, H * W, C / reduction]
        key = self.conv_c(x).flatten(2)  # [B, C / reduction, H * W]
        value = self.conv_d(x).flatten(2).transpose(1, 2)  # [B, H * W, C]
        rows = query.shape[1] if torch.is_grad_enabled() else self.ROWS
        gathered = [
            torch.softmax(part @ key, dim=-1) @ value  # [B, rows, C]; no 1 / sqrt(d) here
            for part in query.split(rows, dim=1)
        ]
        return self.alpha * torch.cat(gathered, dim=1).transpose(1, 2).reshape(x.shape) + x
