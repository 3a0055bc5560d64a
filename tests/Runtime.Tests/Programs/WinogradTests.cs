using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Programs;
using TorchSharp;
using Activation = DaNetGen.Graphs.Primitives.Activation;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>Minimal filtering against the convolution in double precision.</summary>
public sealed class WinogradTests
{
    /// <summary>Images that tiles fit, and that they jut out of; dilations; batches; one band and several.</summary>
    public static TheoryData<long, long, long, int, long, bool, bool> Cases => new()
    {
        { 1, 8, 8, 1, 16, true, false },
        { 2, 7, 9, 1, 16, false, false },
        { 3, 16, 13, 2, 32, true, true },
        { 1, 45, 60, 4, 16, true, true },
        { 1, 1, 1, 1, 16, true, false },
        { 1, 5, 33, 8, 16, false, true },
        { 2, 33, 40, 1, 512, true, true },
        { 1, 40, 3, 3, 1024, true, false },
        { 2, 64, 64, 1, 1024, true, true },
        { 1, 70, 61, 2, 1024, false, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_the_convolution_as_exactly_as_a_sum_of_products(long batch, long height, long width, int dilation, long channels, bool isBiased, bool isAdded)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (kernel, bias, image, other) = (randn(16, channels, 3, 3), randn(16), randn(batch, channels, height, width), randn(batch, 16, height, width));
        var convolution = new Convolution(new Stored(() => kernel), isBiased ? new Stored(() => bias) : null, 1, dilation, dilation, 1, Activation.Relu);
        Tensor[] inputs = isAdded ? [image, other] : [image];
        Node[] nodes = [.. inputs.Select((input, i) => Node.Of(new Input($"x{i}", input.shape, ["B", null, "H", "W"]), [], ""))];

        var sums = nn.functional.conv2d(image.to_type(ScalarType.Float64), kernel.to_type(ScalarType.Float64), isBiased ? bias.to_type(ScalarType.Float64) : null, padding: [dilation, dilation], dilation: [dilation, dilation]);
        var exact = nn.functional.relu(isAdded ? sums + other : sums);
        foreach (var dialect in GraphRun.Dialects(ScalarType.Float32))
        {
            var result = GraphRun.Of(Node.Of(new WinogradConvolution(convolution), nodes, ""), nodes, dialect, inputs);
            Assert.Equal(exact.shape, result.shape);
            Assert.True(GraphRun.Error(result, exact) < 1e-6, $"{dialect.GetType().Name} is off by {GraphRun.Error(result, exact)}.");
        }
    }
}
