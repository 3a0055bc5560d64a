class FrozenBatchNorm2d(nn.BatchNorm2d):
    """Batch normalisation by the running statistics, in training too; its weights do not learn."""

    def __init__(self, channels, eps=1e-5, momentum=0.1):
        super().__init__(channels, eps, momentum)
        self.requires_grad_(False)
        self.eval()

    def train(self, mode=True):
        return super().train(False)
