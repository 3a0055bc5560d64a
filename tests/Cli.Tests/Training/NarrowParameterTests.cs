using DaNetGen.Cli.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class NarrowParameterTests
{
    [Fact]
    public void The_copy_is_the_nearest_bfloat16_and_the_parameter_comes_back_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        Tensor[] kinds =
        [
            randn(4000), randn(4000) * 1e-38f, randn(4000) * 1e30f, zeros(10), -zeros(10), full(10, float.Epsilon),
            full(10, float.PositiveInfinity), full(10, float.NegativeInfinity),
        ];
        Tensor values = cat([.. kinds, zeros(12080 - kinds.Sum(kind => (int)kind.numel()))]);
        Parameter wide = new(values.reshape(40, 302).clone()), narrow = new(zeros(40, 302, ScalarType.BFloat16));
        using var pair = new NarrowParameter(wide, narrow);
        Tensor before = wide.detach().clone(), nearest = before.to(ScalarType.BFloat16);

        pair.Round();
        Assert.Equal(nearest.shape, narrow.shape);
        // Halfway between two, either is the nearest.
        Assert.True((Distance(narrow) <= Distance(nearest)).all().item<bool>());
        pair.Restore();
        Assert.Equal(Bits(before), Bits(wide));
        pair.Restore();
        Assert.Equal(Bits(before), Bits(wide));

        Tensor Distance(Tensor rounded) => (rounded.detach().to(ScalarType.Float64) - before.to(ScalarType.Float64)).abs().nan_to_num(0);
    }

    private static byte[] Bits(Tensor tensor)
    {
        using Tensor values = tensor.detach().clone();
        return values.bytes.ToArray();
    }
}
