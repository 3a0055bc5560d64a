using DaNetGen.Cli.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class ParameterUpdateTests
{
    /// <summary>The updates from a narrow gradient are TorchSharp's, in a tensor longer than a piece too.</summary>
    [Theory]
    [InlineData(OptimiserKind.Sgd, 0)]
    [InlineData(OptimiserKind.Sgd, 0.01)]
    [InlineData(OptimiserKind.AdamW, 0)]
    [InlineData(OptimiserKind.AdamW, 0.01)]
    internal void They_do_what_TorchSharps_optimisers_do(OptimiserKind kind, double decay)
    {
        using var scope = NewDisposeScope();
        Tensor start = randn(600, 500);
        Parameter expected = new(start.clone()), actual = new(start.clone()), narrow = new(start.to(ScalarType.BFloat16));
        using var reference = new WideUpdate(expected, new() { Optimiser = kind, WeightDecay = decay });
        using IParameterUpdate update = kind == OptimiserKind.AdamW ? new AdamWUpdate(actual, narrow, decay) : new MomentumUpdate(actual, narrow, decay);
        for (int step = 1; step <= 5; step++)
        {
            Tensor gradient = randn(600, 500).to(ScalarType.BFloat16);
            narrow.grad = gradient;
            expected.grad = gradient.to(ScalarType.Float32);
            reference.Step(0.1 / step);
            update.Step(0.1 / step);
            Assert.Null(narrow.grad);
            Assert.True(expected.allclose(actual, 1e-5, 1e-6), $"step {step}");
        }
        foreach (((string key, Tensor one), (string other, Tensor two)) in reference.Memory().Zip(update.Memory()))
        {
            Assert.Equal(key, other);
            Assert.True(one.to(ScalarType.Float32).allclose(two.to(ScalarType.Float32), 1e-5, 1e-6), key);
        }
        update.Step(0.1);
        Assert.True(expected.allclose(actual, 1e-5, 1e-6));
    }
}
