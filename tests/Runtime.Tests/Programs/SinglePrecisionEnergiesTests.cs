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
/// Attention in programs of narrow types keeps energies and softmax in single precision. The energies here are large beside their differences:
/// rounded to the narrow type, the softmax would be of other pixels. Features and results are narrow in any case.
/// </summary>
public sealed class SinglePrecisionEnergiesTests : IDisposable
{
    private const int Size = 40, Channels = 16;
    private const double LargestFloat16 = 65504;

    private readonly DisposeScope _scope = NewDisposeScope();

    public SinglePrecisionEnergiesTests() => manual_seed(1);

    /// <summary>oneDNN's operators are for processors, which have no float16 here.</summary>
    public static TheoryData<ScalarType, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<ScalarType, bool, bool>();
            foreach (var isFused in (bool[])[true, false])
            {
                cases.Add(ScalarType.Float16, true, isFused);
                cases.Add(ScalarType.BFloat16, true, isFused);
                cases.Add(ScalarType.BFloat16, false, isFused);
            }
            return cases;
        }
    }

    public void Dispose() => _scope.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Between_pixels(ScalarType type, bool isPortable, bool isFused)
    {
        // Energies of 40000 and 400: either type has steps there that are larger than some of their differences.
        var mean = type == ScalarType.BFloat16 ? 50 : 5;
        Tensor[] values = [Features(type, mean, 0.25), Features(type, mean, 0.25), Rounded(randn(1, Channels, Size, Size), type)];
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

        AssertExact(Run(new Graph(inputs, [new GraphOutput("y", gathered[0])]), values, type, isPortable), Gather, type);
    }

    [SkippableTheory]
    [InlineData(ScalarType.Float16, true)]
    [InlineData(ScalarType.BFloat16, true)]
    [InlineData(ScalarType.BFloat16, false)]
    public void Between_channels(ScalarType type, bool isPortable)
    {
        // Channels that are nearly alike, so the map mixes others: else any map would do.
        var (features, value) = (Features(type, 0.75, 0.03), Rounded(randn(1, Channels, Size, Size), type));

        AssertExact(Run(Mixing(), [features, value], type, isPortable), energies => Mix(features, value, energies), type);
    }

    [Fact]
    public void Between_channels_beyond_the_range_of_float16()
    {
        // Single precision has steps of 1/128 at these energies, of which each is a sum of 1600 roundings.
        const double tolerance = 0.02;
        var (features, value) = (Features(ScalarType.Float16, 6.5, 0.01), Rounded(randn(1, Channels, Size, Size), ScalarType.Float16));
        var flat = features.flatten(2);
        Assert.True(flat.bmm(flat.transpose(1, 2)).min().item<float>() > LargestFloat16);

        var result = Run(Mixing(), [features, value], ScalarType.Float16, isPortable: true);

        Assert.InRange(GraphRun.Error(result, Mix(features, value, energies => energies)), 0, tolerance);
    }

    private static Graph Mixing()
    {
        var (input, mixedInput) = (Image("x"), Image("value"));
        var map = Node.Of(new Softmax(), [Node.Of(new RowMaxMinus(), [Node.Of(new ChannelEnergies(), [input], "Cam")], "Cam")], "Cam");
        return new Graph([input, mixedInput], [new GraphOutput("y", Node.Of(new MixChannels(), [map, mixedInput], "Cam"))]);
    }

    private static Tensor Mix(Tensor features, Tensor value, Func<Tensor, Tensor> energies)
    {
        var flat = features.to_type(ScalarType.Float64).flatten(2);
        var between = energies(flat.bmm(flat.transpose(1, 2)));
        return (between.amax([-1], true) - between).softmax(-1).bmm(value.to_type(ScalarType.Float64).flatten(2)).view(value.shape);
    }

    /// <summary>Asserts that a result is the exact one but for rounding of the map and of the result, and that one of rounded energies would not be.</summary>
    private static void AssertExact(Tensor result, Func<Func<Tensor, Tensor>, Tensor> attention, ScalarType type)
    {
        // float16 has three bits more than bfloat16.
        var tolerance = type == ScalarType.BFloat16 ? 0.01 : 0.01 / 8;
        var exact = attention(energies => energies);
        Assert.InRange(GraphRun.Error(result, exact), 0, tolerance);
        Assert.True(GraphRun.Error(attention(energies => Rounded(energies, type)), exact) > 3 * tolerance, "Rounded energies would not have been seen.");
    }

    private static Tensor Run(Graph graph, IReadOnlyList<Tensor> values, ScalarType type, bool isPortable)
    {
        Skip.If(!isPortable && !OneDnn.IsThere, "oneDNN's operators are not known to be there.");
        Skip.If(!isPortable && !Processor.HasBf16, "The processor has no bfloat16 instructions.");
        ScriptDialect dialect = isPortable ? new PortableDialect(type) : new OneDnnDialect(type);
        return GraphRun.Of(graph.WithoutUnread(), dialect, values)["y"];
    }

    private static Node Image(string name) => Node.Of(new Input(name, [1, Channels, Size, Size], ["B", null, "H", "W"]), [], "");

    private static Tensor Features(ScalarType type, double mean, double deviation) => Rounded(randn(1, Channels, Size, Size) * deviation + mean, type);

    private static Tensor Rounded(Tensor value, ScalarType type) => value.to_type(type).to_type(value.dtype);
}
