class ChannelAttention(nn.Module):
    """Every channel gathers from every other: beta * X A + A (Fu et al. 2019, eq. 3 and 4)."""

    def __init__(self):
        super().__init__()
        self.beta = nn.Parameter(torch.zeros(1))

    def forward(self, x):  # [B, C, H, W]
        rows = x.flatten(2)  # [B, C, H * W]
        with torch.autocast(x.device.type, enabled=False):  # energies pass the range of float16
            energy = rows.float() @ rows.float().transpose(1, 2)  # [B, C, C]
            attention = torch.softmax(energy.amax(-1, keepdim=True) - energy, dim=-1)
        return self.beta * (attention.to(x.dtype) @ rows).reshape(x.shape) + x
