using DaNetGen.Checkpoints;
using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Dialects;

/// <summary>The networks that <c>PyTorch/danet.py</c> writes and runs, made once for all tests of a class, and their counterparts here.</summary>
public sealed class PyTorchNetworks : IDisposable
{
    private const int Classes = 5;
    private readonly Lazy<string> _folder = new(Make);
    private readonly Lazy<bool> _hasTorchvision = new(() =>
        PyTorch.Run("import importlib.util; print(importlib.util.find_spec('torchvision') is not None)").Trim() == "True");

    /// <summary>The cases, as the script calls them.</summary>
    public static TheoryData<string> Names => ["reference18", "reference50", "authors", "authors-deep", "mmsegmentation", "torchvision18", "torchvision50"];

    /// <summary>A file of a case; skips where there is no PyTorch.</summary>
    public string this[string name, string file]
    {
        get
        {
            PyTorch.SkipWithout();
            Skip.IfNot(
                _hasTorchvision.Value,
                "python3 has no torchvision: Debian's package python3-torchvision brings it.");
            return Path.Combine(_folder.Value, name, file);
        }
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            Directory.Delete(_folder.Value, recursive: true);
    }

    /// <summary>Lets PyTorch load each case's <c>ours.pth</c> and answer with the outputs for its example.</summary>
    public void Answer() => Run("run", _folder.Value);

    /// <summary>The network here that behaves as a case's: its dialect and its settings.</summary>
    public static (Network Network, Dialect Dialect) Build(string name) => name switch
    {
        "reference18" => (new DANet<ResNet18>(Classes), Dialect.Reference),
        "reference50" => (new DANet<ResNet50>(Classes), Dialect.Reference),
        "authors" => (new DANet<ResNet50>(Classes, multiGrid: [1, 2, 4], channelwiseDropout: true), Dialect.Authors),
        "authors-deep" => (new DANet<ResNet50>(Classes, stemChannels: 128, deepStem: true, channelwiseDropout: true), Dialect.Authors),
        "mmsegmentation" => (new DANet<ResNet50>(Classes, deepStem: true, alignCorners: false, channelwiseDropout: true), Dialect.Mmsegmentation),
        "torchvision18" => (new ResNet18(), Dialect.Torchvision),
        "torchvision50" => (new ResNet50(), Dialect.Torchvision),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The largest difference between a network's outputs and those of a file, each over all of its pixels.</summary>
    public static double Difference(Network network, string file)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.eval();
        using var example = WeightsFile.Open(file);
        using var outputs = network.Run(example.Read("input"));
        Assert.Equal(example.Entries.Count - 1, outputs.Named.Count);
        return outputs.Named.Select((output, i) =>
        {
            using var expected = example.Read($"output{i}");
            Assert.Equal(expected.shape, output.Value!.shape);
            return (expected - output.Value).abs().max().ToDouble();
        }).Max();
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("danetgen-pytorch-").FullName;
        Run("make", folder);
        return folder;
    }

    private static void Run(string word, string folder) =>
        PyTorch.Run(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PyTorch", "danet.py")), word, folder);
}
