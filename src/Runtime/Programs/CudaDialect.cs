using DaNetGen.Graphs;
using DaNetGen.Passes;
using Activation = DaNetGen.Graphs.Primitives.Activation;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>
/// Convolutions as cuDNN's own, fused with the sum and the ReLU after them, over channels-last images and kernels. Every build of libtorch knows these
/// operators by name; they run on a GPU alone.
/// </summary>
/// <param name="type">The type of values and weights.</param>
internal sealed class CudaDialect(ScalarType type) : PortableDialect(type)
{
    /// <inheritdoc/>
    public override bool Suits(Pass pass) => !pass.IsForSinglePrecision && base.Suits(pass);

    /// <inheritdoc/>
    public override string Enter(Node input, string value, ScriptWriter script) => ScriptTypes.ChannelsLast(base.Enter(input, value, script), input, script);

    /// <inheritdoc/>
    protected override string Convolution(Node node, Convolution convolution, IReadOnlyList<string> reads, Liveness liveness, ScriptWriter script)
    {
        var kernel = script.Weight(convolution.Kernel, new ChannelsLastPacking(Type));
        var bias = Optional(convolution.Bias, script);
        var window = $"{Square(convolution.Stride)}, {Square(convolution.Padding)}, {Square(convolution.Dilation)}, {convolution.Groups}";
        if (convolution.Activation == Activation.Relu)
        {
            return script.Let(reads.Count > 1
                ? $"torch.cudnn_convolution_add_relu({reads[0]}, {kernel}, {reads[1]}, 1, {bias}, {window})"
                : $"torch.cudnn_convolution_relu({reads[0]}, {kernel}, {bias}, {window})");
        }
        return Finish(script.Let($"torch.conv2d({reads[0]}, {kernel}, {bias}, {window})"), convolution, reads, script);
    }

    /// <inheritdoc/>
    protected override bool LiesInPlanes(Node node, Liveness liveness) => false;
}
