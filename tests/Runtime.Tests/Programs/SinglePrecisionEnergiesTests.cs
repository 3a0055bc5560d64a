using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;
using Input = DaNetGen.Graphs.Primitives.Input;
using PositionAttention = DaNetGen.Graphs.Primitives.PositionAttention;
using Softmax = DaNetGen.Graphs.Primitives.Softmax;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>
/// Attention in programs of bfloat16 keeps energies and softmax in single precision. The energies here are large beside their differences:
/// rounded to the 8 bits of bfloat16, the softmax would be of other pixels. Features and results are bfloat16's in any case.
/// </summary>
public sealed class SinglePrecisionEnergiesTests : IDisposable
{
    private const int Size = 40, Channels = 16;

    // Rounding of the map and of the result, each to 8 bits.
    private const double Tolerance = 0.01;

    private readonly DisposeScope _scope = NewDisposeScope();

    public SinglePrecisionEnergiesTests() => manual_seed(1);

    public static TheoryData<bool, bool> Cases => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    public void Dispose() => _scope.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Between_pixels(bool isPortable, bool isFused)
    {
        Tensor[] values = [Features(50, 0.25), Features(50, 0.25), Rounded(randn(1, Channels, Size, Size))];
        Node[] inputs = [Image("query"), Image("key"), Image("value")];
        Node[] gathered = isFused
            ? [Node.Of(new PositionAttention(), inputs, "Pam")]
            : [Node.Of(new GatherPixels(), [Node.Of(new Softmax(), [Node.Of(new PixelEnergies(), inputs[..2], "Pam")], "Pam"), inputs[2]], "Pam")];

        Tensor Gather(Func<Tensor, Tensor> energies)
        {
            Tensor[] flat = [.. values.Select(value => value.to_type(ScalarType.Float64).flatten(2))];
            var map = energies(flat[0].transpose(1, 2).bmm(flat[1])).softmax(-1);
            return flat[2].bmm(map.transpose(1, 2)).view(values[2].shape);
        }

        AssertExact(Run(new Graph(inputs, [new GraphOutput("y", gathered[0])]), values, isPortable), Gather);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Between_channels(bool isPortable)
    {
        // Channels that are nearly alike, so the map mixes others: else any map would do.
        var (features, value) = (Features(0.75, 0.03), Rounded(randn(1, Channels, Size, Size)));
        var (input, mixedInput) = (Image("x"), Image("value"));
        var map = Node.Of(new Softmax(), [Node.Of(new RowMaxMinus(), [Node.Of(new ChannelEnergies(), [input], "Cam")], "Cam")], "Cam");
        var mixed = Node.Of(new MixChannels(), [map, mixedInput], "Cam");

        Tensor Mix(Func<Tensor, Tensor> energies)
        {
            var flat = features.to_type(ScalarType.Float64).flatten(2);
            var between = energies(flat.bmm(flat.transpose(1, 2)));
            return (between.amax([-1], true) - between).softmax(-1).bmm(value.to_type(ScalarType.Float64).flatten(2)).view(value.shape);
        }

        AssertExact(Run(new Graph([input, mixedInput], [new GraphOutput("y", mixed)]), [features, value], isPortable), Mix);
    }

    /// <summary>Asserts that a result is the exact one but for rounding, and that one of rounded energies would not be.</summary>
    private static void AssertExact(Tensor result, Func<Func<Tensor, Tensor>, Tensor> attention)
    {
        var exact = attention(energies => energies);
        Assert.InRange(Error(result, exact), 0, Tolerance);
        Assert.True(Error(attention(Rounded), exact) > 3 * Tolerance, "Rounded energies would not have been seen.");
    }

    private static Tensor Run(Graph graph, IReadOnlyList<Tensor> values, bool isPortable)
    {
        Skip.IfNot(Processor.HasBf16, "The processor has no bfloat16 instructions.");
        Skip.If(!isPortable && !OneDnn.IsThere, "oneDNN's operators are not known to be there.");
        using var noGradients = no_grad();
        using var programs = new ProgramCache();
        using var weights = new WeightStore();
        ScriptDialect dialect = isPortable ? new PortableDialect(Precision.Bf16) : new OneDnnDialect(Precision.Bf16);
        return CompiledProgram.Of(graph.WithoutUnread(), dialect, programs, weights, isPrepared: true).Run(values)["y"];
    }

    private static Node Image(string name) => Node.Of(new Input(name, [1, Channels, Size, Size], ["B", null, "H", "W"]), [], "");

    private static Tensor Features(double mean, double deviation) => Rounded(randn(1, Channels, Size, Size) * deviation + mean);

    private static Tensor Rounded(Tensor value) => value.to_type(ScalarType.BFloat16).to_type(value.dtype);

    private static double Error(Tensor value, Tensor exact) => ((value.to_type(ScalarType.Float64) - exact).norm() / exact.norm()).item<double>();
}
