using DaNetGen.Checkpoints;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using DaNetGen.Tests;
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

    /// <summary>A recipe of PyTorch's means the same here, the betas that it leaves out among it.</summary>
    [SkippableFact]
    public void AdamW_is_PyTorchs_with_its_defaults()
    {
        const int steps = 20;
        const double rate = 0.01, decay = 0.01;
        PyTorch.SkipWithout();
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        // Gradients whose scale changes: the second beta says how fast that is followed.
        Tensor start = randn(40, 50), gradients = (randn(steps, 40, 50) * logspace(0, -3, steps).reshape(steps, 1, 1)).to(ScalarType.BFloat16);
        WeightsFile.Write(folder["start.pth"], [("start", start), ("gradients", gradients.to(ScalarType.Float32))], WeightsFormat.PyTorchZip);
        const string descend = """
            given = torch.load(sys.argv[1])
            parameter = torch.nn.Parameter(given["start"])
            optimizer = torch.optim.AdamW([parameter], lr=0.01)
            for gradient in given["gradients"]:
                parameter.grad = gradient
                optimizer.step()
            torch.save({"end": parameter.detach()}, sys.argv[2])
            """;
        PyTorch.Run(descend, folder["start.pth"], folder["end.pth"]);
        using var file = WeightsFile.Open(folder["end.pth"]);
        Tensor end = file.Read("end");

        Parameter whole = new(start.clone()), mixed = new(start.clone()), narrow = new(start.to(ScalarType.BFloat16));
        using var wide = new WideUpdate(whole, new() { Optimiser = OptimiserKind.AdamW, WeightDecay = decay });
        using var own = new AdamWUpdate(mixed, narrow, decay);
        for (int step = 0; step < steps; step++)
        {
            whole.grad = gradients[step].to(ScalarType.Float32);
            narrow.grad = gradients[step].clone();
            wide.Step(rate);
            own.Step(rate);
        }
        Assert.True(end.allclose(whole, 1e-5, 1e-6));
        Assert.True(end.allclose(mixed, 1e-5, 1e-6));
    }
}
