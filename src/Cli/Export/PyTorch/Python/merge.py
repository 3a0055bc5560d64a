def merge(network, module):
    """Registers a module's children in the network itself, so that their keys lack a prefix.

    Gives the module in a tuple, which nn.Module does not register once more.
    """
    for name, child in module.named_children():
        network.add_module(name, child)
    return (module,)
