namespace DaNetGen.Checkpoints;

/// <summary>A ResNet of torchvision: the backbone alone, with a classifier for ImageNet that DANet has no use for.</summary>
internal static class TorchvisionDialect
{
    public static Dialect Instance { get; } = new()
    {
        Name = "torchvision",
        Description = "a ResNet of torchvision, the backbone alone",
        Marks = ["conv1.", "bn1.", "layer1.0.", "layer4.0."],
        Ignored = ["fc."],
        BackboneOnly = true,
        Rules = [.. BackboneRules.Whole("")],
    };
}
