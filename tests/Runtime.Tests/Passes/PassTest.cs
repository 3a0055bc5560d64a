using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Programs;
using DaNetGen.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;
using Activation = DaNetGen.Graphs.Primitives.Activation;
using BatchNorm = DaNetGen.Graphs.Primitives.BatchNorm;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;
using Scale = DaNetGen.Graphs.Primitives.Scale;

namespace DaNetGen.Runtime.Tests.Passes;

/// <summary>What a test of a pass is made of: nodes with random weights, and the pass run over a graph of them.</summary>
public abstract class PassTest : IDisposable
{
    internal const int Channels = 4;
    private const int Size = 6;

    private readonly DisposeScope _scope = NewDisposeScope();

    protected PassTest()
    {
        manual_seed(1);
        X = Image("x");
    }

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An image of 4 channels.</summary>
    internal Node X { get; }

    internal static Node Image(string name, long channels = Channels, long size = Size) =>
        Node.Of(new Input(name, [1, channels, size, size], ["B", null, "H", "W"]), [], "");

    internal static Node Make(Primitive primitive, params Node[] inputs) => Node.Of(primitive, inputs, "Stage");

    internal static Weight Random(params long[] shape)
    {
        var value = randn(shape);
        return new Stored(() => value);
    }

    internal static Convolution Conv(
        long channels = Channels, long inputs = Channels, long kernel = 3, int stride = 1, int dilation = 1, int groups = 1, bool bias = false, Activation activation = Activation.None) =>
        new(Random(channels, inputs / groups, kernel, kernel), bias ? Random(channels) : null, stride, (int)(kernel / 2) * dilation, dilation, groups, activation);

    internal static BatchNorm Norm()
    {
        var variance = rand(Channels) + 0.5;
        return new(Random(Channels), Random(Channels), Random(Channels), new Stored(() => variance), 1e-5);
    }

    internal static Scale Factor() => new(Random(1));

    /// <summary>The graph of some values: its output <c>y</c>, or <c>y1</c>, <c>y2</c>.</summary>
    internal static Graph Outputs(params Node[] values) => new Graph(
        [.. values.SelectMany(InputsOf).Distinct()],
        [.. values.Select((value, i) => new GraphOutput(values.Length == 1 ? "y" : $"y{i + 1}", value))]).WithoutUnread();

    /// <summary>
    /// The form of the graph after a pass, once it is sure that it computes what it did before: written in public operators, and in
    /// oneDNN's where those are there.
    /// </summary>
    internal static string After(Func<Graph, Graph> pass, params Node[] outputs)
    {
        var before = Outputs(outputs);
        var after = pass(before);
        Assert.Equal(before.Inputs, after.Inputs);
        Assert.Equal(before.Outputs.Select(o => (o.Name, string.Join(',', o.Value.Shape))), after.Outputs.Select(o => (o.Name, string.Join(',', o.Value.Shape))));

        Tensor[] inputs = [.. before.Inputs.Select(input => randn([.. input.Shape]))];
        var expected = GraphRun.Of(before, new PortableDialect(ScalarType.Float32), inputs);
        foreach (var dialect in GraphRun.Dialects(ScalarType.Float32))
        {
            foreach (var (name, value) in GraphRun.Of(after, dialect, inputs))
                Assert.True(allclose(expected[name], value, rtol: 1e-4, atol: 1e-3), $"{name} of {GraphForm.Of(after)} is off by {(value - expected[name]).abs().max().item<float>()} in {dialect.GetType().Name}.");
        }
        return GraphForm.Of(after);
    }

    /// <summary>Asserts that a pass leaves a graph as it is.</summary>
    internal static void AssertKept(Func<Graph, Graph> pass, params Node[] outputs) => Assert.Equal(GraphForm.Of(Outputs(outputs)), After(pass, outputs));

    private static IEnumerable<Node> InputsOf(Node node) => node.Primitive is Input ? [node] : node.Inputs.SelectMany(InputsOf);
}
