using DaNetGen.Checkpoints;
using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Dialects;

/// <summary>
/// Networks in PyTorch, as each program builds them, with attention at work (alpha 0.6, beta -0.4): what PyTorch saved gives its
/// very outputs here, and what is saved here gives the outputs of here in PyTorch.
/// </summary>
public sealed class PyTorchNetworksTests(PyTorchNetworks networks, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<PyTorchNetworks>
{
    private const double Tolerance = 1e-4;

    [SkippableTheory]
    [MemberData(nameof(PyTorchNetworks.Names), MemberType = typeof(PyTorchNetworks))]
    public void Weights_of_PyTorch_give_its_outputs_here(string name)
    {
        var theirs = networks[name, "theirs.pth"];
        var (network, dialect) = PyTorchNetworks.Build(name);
        using (network)
        {
            var report = Checkpoint.Load(network, theirs, new LoadOptions());
            Assert.Equal(dialect, report.Dialect);
            Assert.Equal(network.state_dict().Keys, report.Fitted);
            var difference = PyTorchNetworks.Difference(network, networks[name, "example.pth"]);
            output.WriteLine($"{name}: {report.Fitted.Count} tensors fitted, the outputs differ by {difference:g2} at most.");
            Assert.InRange(difference, 0, Tolerance);
        }
    }

    [SkippableFact]
    public void Weights_saved_here_give_the_same_outputs_in_PyTorch()
    {
        manual_seed(1);
        Dictionary<string, Network> built = [];
        try
        {
            foreach (string name in PyTorchNetworks.Names)
            {
                var path = networks[name, "ours.pth"];
                var (network, dialect) = PyTorchNetworks.Build(name);
                built.Add(name, network);
                Unsettle(network);
                Checkpoint.Save(network, path, dialect);
            }
            networks.Answer();
            foreach (var (name, network) in built)
            {
                var difference = PyTorchNetworks.Difference(network, networks[name, "answer.pth"]);
                output.WriteLine($"{name}: the outputs differ by {difference:g2} at most.");
                Assert.InRange(difference, 0, Tolerance);
            }
        }
        finally
        {
            foreach (var network in built.Values)
                network.Dispose();
        }
    }

    /// <summary>The settings that leave no trace in the weights do matter: with the other one the outputs differ.</summary>
    [SkippableTheory]
    [InlineData("corners")]
    [InlineData("multi-grid")]
    [InlineData("query and key exchanged")]
    public void The_other_setting_gives_other_outputs(string setting)
    {
        var theirs = networks["reference18", "theirs.pth"];
        using var network = setting switch
        {
            "corners" => new DANet<ResNet18>(classes: 5, alignCorners: false),
            "multi-grid" => new DANet<ResNet18>(classes: 5, multiGrid: [1, 2]),
            _ => new DANet<ResNet18>(classes: 5),
        };
        Checkpoint.Load(network, theirs);
        if (setting.StartsWith("query", StringComparison.Ordinal))
            Exchange(network, "head.pam.conv_b", "head.pam.conv_c");
        Assert.True(PyTorchNetworks.Difference(network, networks["reference18", "example.pth"]) > 10 * Tolerance);
    }

    private static void Exchange(Network network, string first, string second)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var state = network.state_dict();
        foreach (var kind in (string[])["weight", "bias"])
        {
            var kept = state[$"{first}.{kind}"].clone();
            state[$"{first}.{kind}"].copy_(state[$"{second}.{kind}"]);
            state[$"{second}.{kind}"].copy_(kept);
        }
    }

    /// <summary>Attention at work, and normalisation as of a trained network, without which values grow from block to block.</summary>
    private static void Unsettle(Network network)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        foreach (var (key, tensor) in network.state_dict())
        {
            if (key.EndsWith("pam.alpha", StringComparison.Ordinal))
                tensor.fill_(0.6f);
            else if (key.EndsWith("cam.beta", StringComparison.Ordinal))
                tensor.fill_(-0.4f);
            else if (key.EndsWith("weight", StringComparison.Ordinal) && tensor.dim() == 1)
                tensor.uniform_(0.5, 1);
            else if (key.EndsWith("running_mean", StringComparison.Ordinal))
                tensor.normal_(0, 0.1);
            else if (key.EndsWith("running_var", StringComparison.Ordinal))
                tensor.uniform_(0.5, 1.5);
            else if (key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                tensor.fill_(7);
        }
    }
}
