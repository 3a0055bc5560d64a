using System.Diagnostics;
using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>Nothing is left behind: neither tensors nor memory.</summary>
public class LeakTests
{
    private const int Steps = 300;
    private const double Growth = 1.05;

    [Fact]
    public void Training_leaves_nothing_behind()
    {
        using var network = new DANet<ResNet18>(classes: 5, outputStride: 32);
        using var optimiser = optim.SGD(network.parameters(), learningRate: 0.001, momentum: 0.9);
        using var image = rand(2, 3, 64, 64);
        using var labels = randint(0, 5, [2, 64, 64], ScalarType.Int64);
        RunFlat(() =>
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            using var outputs = network.forward(image);
            var loss = nn.functional.cross_entropy(outputs.Fused, labels) + nn.functional.cross_entropy(outputs.Position!, labels);
            loss.backward();
            optimiser.step();
        });
    }

    [Fact]
    public void Inference_leaves_nothing_behind()
    {
        using var network = new DANet<ResNet18>(classes: 5, outputStride: 8);
        network.eval();
        using var image = rand(1, 3, 64, 64);
        RunFlat(() =>
        {
            using var noGradients = no_grad();
            using var outputs = network.forward(image);
        });
    }

    [Fact]
    public void A_failing_stage_leaves_nothing_behind()
    {
        using var network = new DANet<ResNet18>(classes: 5);
        network.eval();
        using var noGradients = no_grad();
        using var wrong = randint(0, 9, [1, 3, 64, 64], ScalarType.Int64);
        var before = LiveTensors.Count();
        Assert.ThrowsAny<Exception>(() => network.forward(wrong));
        Assert.Equal(before, LiveTensors.Count());
    }

    private static void RunFlat(Action step)
    {
        // The allocators and the optimiser's state settle first.
        for (var i = 0; i < 30; i++)
        {
            step();
        }

        var (tensors, memory) = (LiveTensors.Count(), Resident());
        for (var i = 0; i < Steps; i++)
        {
            step();
        }

        Assert.Equal(tensors, LiveTensors.Count());
        Assert.InRange(Resident(), 0, memory * Growth);
    }

    private static double Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
