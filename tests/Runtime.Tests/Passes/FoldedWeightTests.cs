using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Tests;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using BatchNorm = DaNetGen.Graphs.Primitives.BatchNorm;
using Weight = DaNetGen.Graphs.Weights.Weight;

namespace DaNetGen.Runtime.Tests.Passes;

/// <summary>What passes make of weights, against PyTorch's operators on the weights that they were made of, in double precision.</summary>
public sealed class FoldedWeightTests : IDisposable
{
    private const int Inputs = 3, Channels = 5;
    private const double Eps = 1e-3;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x, _kernel, _bias, _scale, _shift, _mean, _variance, _factor;

    public FoldedWeightTests()
    {
        manual_seed(1);
        (_x, _kernel, _bias) = (Random(2, Inputs, 7, 7), Random(Channels, Inputs, 3, 3), Random(Channels));
        (_scale, _shift, _mean, _variance, _factor) = (Random(Channels), Random(Channels), Random(Channels), Random(Channels).abs() + 0.1, Random(1));
    }

    public void Dispose() => _scope.Dispose();

    private BatchNorm Norm => new(Of(_scale), Of(_shift), Of(_mean), Of(_variance), Eps);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_normalised_kernel_and_bias_do_what_convolution_and_normalisation_did(bool hasBias)
    {
        var bias = hasBias ? _bias : null;
        var (kernel, left) = (new NormalisedKernel(Of(_kernel), Norm), new NormalisedBias(bias is null ? null : Of(bias), Norm));

        var expected = functional.batch_norm(functional.conv2d(_x, _kernel, bias), _mean, _variance, _scale, _shift, false, 0.1, Eps);
        AssertEqual(expected, functional.conv2d(_x, kernel.Compute(), left.Compute()));
        Assert.Equal(_kernel.shape, kernel.Shape);
        Assert.Equal(_bias.shape, left.Shape);
        Assert.Equal(hasBias ? 5 : 4, left.Parameters.Count());
        Assert.Equal(5, kernel.Parameters.Count());
    }

    [Fact]
    public void Folding_twice_normalises_twice()
    {
        var (kernel, bias) = (new NormalisedKernel(new NormalisedKernel(Of(_kernel), Norm), Norm), new NormalisedBias(new NormalisedBias(null, Norm), Norm));

        Tensor Normalise(Tensor value) => functional.batch_norm(value, _mean, _variance, _scale, _shift, false, 0.1, Eps);
        AssertEqual(Normalise(Normalise(functional.conv2d(_x, _kernel))), functional.conv2d(_x, kernel.Compute(), bias.Compute()));
    }

    // The factor is made in double precision.
    [Fact]
    public void Kernels_of_single_precision_are_rounded_once()
    {
        var single = _kernel.to_type(ScalarType.Float32);
        var folded = new NormalisedKernel(Of(single), Norm).Compute();

        Assert.Equal(ScalarType.Float32, folded.dtype);
        var exact = single.to_type(ScalarType.Float64) * (_scale / (_variance + Eps).sqrt()).view(-1, 1, 1, 1);
        Assert.Equal(exact.to_type(ScalarType.Float32).data<float>().ToArray(), folded.data<float>().ToArray());
    }

    [Fact]
    public void A_scaled_kernel_and_bias_scale_the_result() => AssertEqual(
        functional.conv2d(_x, _kernel, _bias) * _factor,
        functional.conv2d(_x, new Scaled(Of(_kernel), Of(_factor)).Compute(), new Scaled(Of(_bias), Of(_factor)).Compute()));

    [Fact]
    public void Joined_kernels_give_the_results_one_after_the_other()
    {
        var second = Random(2, Inputs, 3, 3);
        var (kernel, bias) = (new Joined([Of(_kernel), Of(second)]), new Joined([Of(_bias), new Zeros(2, Of(_bias))]));

        AssertEqual(cat([functional.conv2d(_x, _kernel, _bias), functional.conv2d(_x, second)], 1), functional.conv2d(_x, kernel.Compute(), bias.Compute()));
        Assert.Equal([Channels + 2, Inputs, 3, 3], kernel.Shape);
        Assert.Equal([Channels + 2], bias.Shape);
        Assert.Equal([Of(_bias)], bias.Parameters);
    }

    [Fact]
    public void Weights_are_equal_where_they_are_made_alike_of_the_same_tensors()
    {
        var copy = _kernel.clone();
        Assert.Equal<Weight>(Of(_kernel), Of(_kernel));
        Assert.NotEqual<Weight>(Of(_kernel), Of(copy));
        Assert.Equal<Weight>(new Joined([Of(_kernel), Of(copy)]), new Joined([Of(_kernel), Of(copy)]));
        Assert.Equal(new Joined([Of(_kernel), Of(copy)]).GetHashCode(), new Joined([Of(_kernel), Of(copy)]).GetHashCode());
        Assert.NotEqual<Weight>(new Joined([Of(_kernel), Of(copy)]), new Joined([Of(copy), Of(_kernel)]));
        Assert.Equal<Weight>(new NormalisedKernel(Of(_kernel), Norm), new NormalisedKernel(Of(_kernel), Norm));
        Assert.NotEqual<Weight>(new NormalisedKernel(Of(_kernel), Norm), new NormalisedKernel(Of(_kernel), Norm with { Eps = 2 * Eps }));
    }

    [Fact]
    public void They_are_computed_as_the_parameters_stand()
    {
        var scaled = new Scaled(Of(_kernel), Of(_factor));
        var before = scaled.Compute();
        _factor.mul_(2);

        AssertEqual(before * 2, scaled.Compute());
    }

    [Fact]
    public void Computing_leaves_the_result_alone_behind()
    {
        Weight[] weights = [new NormalisedKernel(Of(_kernel), Norm), new NormalisedBias(Of(_bias), Norm), new Scaled(Of(_kernel), Of(_factor)), new Joined([Of(_bias), new Zeros(2, Of(_bias))]), Of(_kernel)];
        var before = LiveTensors.Count();
        foreach (var weight in weights)
            weight.Compute().Dispose();

        Assert.Equal(before, LiveTensors.Count());
    }

    private static Tensor Random(params long[] shape) => randn(shape, ScalarType.Float64);

    private static Stored Of(Tensor value) => new(() => value);

    private static void AssertEqual(Tensor expected, Tensor actual) =>
        Assert.True(allclose(expected, actual, rtol: 1e-10, atol: 1e-10), $"{(expected - actual).abs().max().item<double>()}");

    [Fact]
    public void A_slice_is_bit_for_bit_that_of_the_whole()
    {
        var folded = new NormalisedKernel(Of(_kernel), Norm);
        foreach (var whole in (Weight[])[Of(_kernel), folded, new Scaled(folded, Of(_factor)), new Joined([folded, new Scaled(folded, Of(_factor))])])
        {
            foreach (var dim in (int[])[0, 1])
            {
                using var expected = whole.Compute().narrow(dim, 1, 1);
                var slice = whole.Slice(dim, 1, 1);
                Assert.Equal(expected.shape, slice.Shape);
                Assert.True(expected.Equals(slice.Compute()), $"{whole.GetType().Name} along {dim}");
            }
        }
    }
}
