def kaiming_normal(module):
    """Starts a module's convolutions as He et al. (2015) do: normal, by what one input feeds."""
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
