using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>The tensors of one step; it owns them.</summary>
/// <param name="Images">[B, 3, H, W], standardised.</param>
/// <param name="Labels">[B, H, W], class indices or <see cref="Data.ClassList.Ignored"/>.</param>
internal sealed record Batch(Tensor Images, Tensor Labels) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
