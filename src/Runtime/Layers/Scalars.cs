using TorchSharp;

namespace DaNetGen.Layers;

/// <summary>Scalars made once: a literal in a call makes a native scalar that only its finalizer frees.</summary>
internal static class Scalars
{
    public static readonly Scalar One = 1;
}
