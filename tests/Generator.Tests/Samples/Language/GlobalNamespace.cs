using static TorchSharp.torch;

/// <summary>A network in no namespace, in two parts.</summary>
public sealed partial class GlobalNet
{
    [Conv(2), Output]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);
}

[Network]
partial class GlobalNet
{
    /// <summary>A word of the user's own.</summary>
    public int Answer { get; } = 42;
}
