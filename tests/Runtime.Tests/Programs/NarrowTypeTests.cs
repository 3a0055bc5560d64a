using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Programs;
using DaNetGen.Runtime.Tests.Passes;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>What programs of narrow types compute in single precision besides attention. Public operators imitate the types on any processor.</summary>
public class NarrowTypeTests : PassTest
{
    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void A_variance_beyond_the_range_of_float16_normalises(ScalarType type)
    {
        const double large = 1e6;
        var (ones, zeros, variance) = (torch.ones(Channels), torch.zeros(Channels), torch.full(Channels, large));
        var norm = new BatchNorm(Of(ones), Of(zeros), Of(zeros), Of(variance), Eps: 0);
        var image = randn(1, Channels, 6, 6) * 1000;

        var result = Run(Outputs(Make(norm, X)), type, image);

        // Once rounded where it enters, once where it leaves: to 8 bits of mantissa at least.
        Assert.True(allclose(image / 1000, result, rtol: 2 * 0.004, atol: 1e-6));
    }

    /// <summary>The second resize reads the first from another program, after the user's own code.</summary>
    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void A_resized_value_stays_in_single_precision_from_program_to_program(ScalarType type)
    {
        var (small, large) = (Image("small", size: 4), Image("large", size: 9));
        var grown = Make(new Resize(AlignCorners: true), small, large);
        var own = Make(new OwnCode(values => values[0].clone(), grown.Shape), grown);
        var (image, other) = (randn(1, Channels, 4, 4), randn(1, Channels, 9, 9));

        var result = Run(Outputs(Make(new Resize(AlignCorners: true), grown, own)), type, image, other);

        Assert.Equal(ScalarType.Float32, result.dtype);
        var narrowed = image.to_type(type).to_type(ScalarType.Float32);
        Assert.True(allclose(nn.functional.interpolate(narrowed, [9, 9], mode: InterpolationMode.Bilinear, align_corners: true), result));
    }

    private static Stored Of(Tensor value) => new(() => value);

    private static Tensor Run(Graph graph, ScalarType type, params Tensor[] inputs) => GraphRun.Of(graph, new PortableDialect(type), inputs)["y"];
}
