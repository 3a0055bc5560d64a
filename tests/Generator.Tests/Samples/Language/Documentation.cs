using static TorchSharp.torch;

namespace Samples;

/// <summary>Stages with documentation: <see cref="Tensor"/>.</summary>
[Network]
public sealed partial class DocumentedNet
{
    /// <summary>
    /// The first stage, like <see cref="Active"/>, of a <see cref="Tensor"/>
    /// with <c>4</c> channels &amp; more.
    /// </summary>
    /// <param name="image">The image.</param>
    [Conv(4)]
    public partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    /// <summary>The second stage.</summary>
    /// <param name="convolved">What <see cref="Convolved(Tensor)"/> gives.</param>
    /// <returns>What is left; see <see cref="Outputs.Active"/>.</returns>
    [Relu, Output]
    public partial Tensor Active(Tensor convolved);

    // A plain comment, which is no documentation.
    [Relu, Output]
    private partial Tensor Plain(Tensor convolved);
}
