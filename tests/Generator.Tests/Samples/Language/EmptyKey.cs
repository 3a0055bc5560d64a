using static TorchSharp.torch;

namespace Samples;

/// <summary>A stem whose children stand in the network itself.</summary>
[Network]
public sealed partial class EmptyKeyNet
{
    [Stem(8), Key("")]
    private partial Tensor Stem([Shape("B", 3, "H", "W")] Tensor image);

    [Conv(2), Key("out"), Output]
    private partial Tensor Logits(Tensor stem);
}
