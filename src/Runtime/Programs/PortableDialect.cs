using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Passes;
using System.Globalization;
using Activation = DaNetGen.Graphs.Primitives.Activation;
using BatchNorm = DaNetGen.Graphs.Primitives.BatchNorm;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;
using Softmax = DaNetGen.Graphs.Primitives.Softmax;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>PyTorch's public operators, which every build of libtorch has.</summary>
/// <param name="type">The type of values and weights, but for energies, softmaxes and what is resized, which are in single precision.</param>
internal class PortableDialect(ScalarType type) : ScriptDialect
{
    /// <summary>The type of values and weights.</summary>
    protected ScalarType Type { get; } = type;

    /// <inheritdoc/>
    public override bool Suits(Pass pass) => !pass.IsForCaches && (!pass.IsForSinglePrecision || Type == ScalarType.Float32);

    /// <inheritdoc/>
    public override string Enter(Node input, string value, ScriptWriter script) => Converted(value, ScalarType.Float32, TypeOf(input), script);

    /// <inheritdoc/>
    public override string Leave(Node node, string value, ScriptWriter script) =>
        script.Let($"torch.contiguous({ScriptTypes.Convert(value, TypeOf(node), ScalarType.Float32)})");

    /// <inheritdoc/>
    public override string Write(Node node, IReadOnlyList<string> values, Liveness liveness, ScriptWriter script)
    {
        IReadOnlyList<string> reads = [.. values.Select((value, i) => Read(node, i, value, script))];
        return node.Primitive switch
        {
            Convolution convolution => Convolution(node, convolution, reads, liveness, script),
            WinogradConvolution winograd => Winograd(node, winograd.Direct, reads, script),
            // libtorch takes statistics in single precision beside narrow values, as in its mixed training: a variance may lie beyond float16's range.
            BatchNorm norm => script.Let(
                $"torch.batch_norm({reads[0]}, {Statistic(norm.Scale)}, {Statistic(norm.Shift)}, {Statistic(norm.Mean)}, {Statistic(norm.Variance)}, False, 0., {Number(norm.Eps)}, False)"),
            // Over channels-last images libtorch takes the variance as a difference of squares, which is nothing but rounding where a channel hardly varies.
            GroupNorm norm => script.Let(
                $"torch.group_norm(torch.contiguous({reads[0]}), {norm.Groups}, {Weight(norm.Scale, script)}, {Weight(norm.Shift, script)}, {Number(norm.Eps)}, False)"),
            Relu => script.Let($"torch.relu({reads[0]})"),
            Sigmoid => script.Let($"torch.sigmoid({reads[0]})"),
            Softmax => script.Let($"torch.softmax({reads[0]}, -1)"),
            RowMaxMinus => script.Let($"torch.sub(torch.amax({reads[0]}, [-1], True), {reads[0]})"),
            Scale scale => script.Let($"torch.mul({reads[0]}, {Weight(scale.Factor, script)})"),
            Add => Fold("add", reads, script),
            Multiply => Fold("mul", reads, script),
            Concat concat => script.Let($"torch.cat([{string.Join(", ", reads)}], {concat.Dim})"),
            Narrow narrow => script.Let($"torch.narrow({reads[0]}, {narrow.Dim}, {narrow.Start}, {narrow.Length})"),
            MaxPool pool => script.Let($"torch.max_pool2d({reads[0]}, {Square(pool.Kernel)}, {Square(pool.Stride)}, {Square(pool.Padding)}, [1, 1], False)"),
            AdaptiveAvgPool pool => script.Let($"torch.adaptive_avg_pool2d({reads[0]}, [{pool.Height}, {pool.Width}])"),
            Resize resize when LiesInPlanes(node, liveness) && ScriptResize.Pays(node) => ScriptResize.ByMatrices(reads[0], reads[1], resize, script),
            Resize resize => ScriptResize.ByKernel(reads[0], reads[1], resize, script),
            Flatten => script.Let($"torch.flatten({reads[0]}, 1)"),
            Linear linear => script.Let($"torch.linear({reads[0]}, {Weight(linear.Matrix, script)}, {Optional(linear.Bias, script)})"),
            PixelEnergies => script.Let(ScriptAttention.PixelEnergies(reads[0], reads[1])),
            GatherPixels => script.Let(ScriptAttention.GatherPixels(reads[0], reads[1])),
            PositionAttention => ScriptAttention.Position(reads, Type, reads.Count > 3 && liveness.CanOverwrite(node.Inputs[3], node), script),
            ChannelEnergies => script.Let(ScriptAttention.ChannelEnergies(reads[0])),
            MixChannels mix => script.Let(ScriptAttention.MixChannels(mix.Factor is null ? null : Weight(mix.Factor, script), reads)),
            _ => throw new NotSupportedException($"{node.Primitive.GetType().Name} has no word in this dialect."),
        };

        string Statistic(Weight weight) => script.Weight(weight, new DensePacking(ScalarType.Float32));
    }

    /// <summary>Writes a convolution with what it does besides.</summary>
    protected virtual string Convolution(Node node, Convolution convolution, IReadOnlyList<string> reads, Liveness liveness, ScriptWriter script)
    {
        var result = script.Let(
            $"torch.conv2d({reads[0]}, {Weight(convolution.Kernel, script)}, {Optional(convolution.Bias, script)}, {Square(convolution.Stride)}, {Square(convolution.Padding)}, {Square(convolution.Dilation)}, {convolution.Groups})");
        return Finish(result, convolution, reads, script);
    }

    /// <summary>Writes what a convolution does after it, in steps of their own: the sum, and the activation.</summary>
    protected static string Finish(string result, Convolution convolution, IReadOnlyList<string> reads, ScriptWriter script)
    {
        if (reads.Count > 1)
            result = script.Let($"torch.add_({result}, {reads[1]})");
        return convolution.Activation == Activation.Relu ? script.Let($"torch.relu_({result})") : result;
    }

    /// <summary>Whether what a node computes is wanted plane by plane, a channel after another.</summary>
    protected virtual bool LiesInPlanes(Node node, Liveness liveness) => true;

    /// <summary>What reads a weight as it is.</summary>
    protected string Weight(Weight weight, ScriptWriter script) => script.Weight(weight, new DensePacking(Type));

    /// <summary>The same, for one that may be missing.</summary>
    protected string Optional(Weight? weight, ScriptWriter script) => weight is null ? "None" : Weight(weight, script);

    /// <summary>A number for both axes.</summary>
    protected static string Square(int size) => string.Create(CultureInfo.InvariantCulture, $"[{size}, {size}]");

    /// <summary>The type of a value.</summary>
    private ScalarType TypeOf(Node node) => node.Primitive switch
    {
        PixelEnergies or ChannelEnergies or Resize => ScalarType.Float32,
        Softmax or RowMaxMinus => TypeOf(node.Inputs[0]),
        _ => Type,
    };

    /// <summary>The value in the type in which the node reads it.</summary>
    private string Read(Node node, int index, string value, ScriptWriter script) =>
        node.Primitive is Resize && index > 0 ? value : Converted(value, TypeOf(node.Inputs[index]), TypeOf(node), script);

    private static string Converted(string value, ScalarType from, ScalarType to, ScriptWriter script) =>
        from == to ? value : script.Let(ScriptTypes.Convert(value, from, to));

    private string Winograd(Node node, Convolution convolution, IReadOnlyList<string> reads, ScriptWriter script)
    {
        var (bias, matrices) = (convolution.Bias is null ? null : Weight(convolution.Bias, script), script.Weight(convolution.Kernel, new WinogradPacking(Type)));
        var image = ScriptTypes.ChannelsLast(reads[0], node.Inputs[0], script);
        return Finish(ScriptWinograd.Write(image, convolution, bias, matrices, script), convolution, reads, script);
    }

    private static string Fold(string function, IReadOnlyList<string> reads, ScriptWriter script) =>
        reads.Skip(1).Aggregate(reads[0], (left, right) => script.Let($"torch.{function}({left}, {right})"));

    private static string Number(double value) => value.ToString("0.0###############E+0", CultureInfo.InvariantCulture);
}
