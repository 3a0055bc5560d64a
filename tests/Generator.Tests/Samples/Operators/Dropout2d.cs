using static TorchSharp.torch;

namespace Samples;

/// <summary>Dropout of channels.</summary>
[Network]
public sealed partial class Dropout2dNet
{
    [Dropout2d(0.2), Output]
    private partial Tensor Some([Shape("B", 3, "H", "W")] Tensor image);
}
