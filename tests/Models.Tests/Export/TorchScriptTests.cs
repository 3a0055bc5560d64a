using DaNetGen.Checkpoints;
using DaNetGen.Export;
using DaNetGen.Tests.Compilation;
using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>Networks as TorchScript, opened by PyTorch and by TorchSharp.</summary>
public sealed class TorchScriptTests : IDisposable
{
    private const double Within = 1e-4;

    /// <summary>Opens each archive, compares its keys and its outputs with those beside it, and prints the largest difference, over the largest element.</summary>
    private const string Compare = """
        for name in sys.argv[2:]:
            example = torch.load(f"{sys.argv[1]}/{name}.pth")
            module = torch.jit.load(f"{sys.argv[1]}/{name}.pt")
            weights = torch.load(f"{sys.argv[1]}/{name}-weights.pth")
            state = module.state_dict()
            assert list(state) == list(weights), name
            assert all(torch.equal(state[key], weights[key]) for key in state), name
            assert {key for key, value in module.named_parameters()} == {key for key in weights if value_is_parameter(key)}, name
            with torch.no_grad():
                results = module(*[example[key] for key in example if key.startswith("input")])
            results = results if isinstance(results, tuple) else (results,)
            expected = [example[key] for key in example if key.startswith("output")]
            assert len(results) == len(expected) and all(a.shape == b.shape for a, b in zip(results, expected)), name
            print(max(((a - b).abs().max() / max(1, b.abs().max())).item() for a, b in zip(results, expected)))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>Models, the size for which each is written, and the one at which it runs.</summary>
    public static TheoryData<string, long[]> Cases => new()
    {
        { "DANet<ResNet18>", [2, 3, 65, 97] },
        { "DANet<ResNet50>", [1, 3, 48, 72] },
        { "DANet<ResNet18> group", [1, 3, 64, 64] },
        { "DANet<ResNet18> deep", [1, 3, 64, 64] },
        { "ResNet34", [1, 3, 71, 64] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Torch_sharp_opens_it_and_agrees(string model, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var network = Scrambled.Of(CompiledModelsTests.Make(model));
        TorchScriptFile.Write(network, In("model.pt"), [1, 3, 64, 64]);
        Agrees(network, In("model.pt"), rand(shape));
    }

    [Fact]
    public void Every_operator_gives_what_it_gives_here()
    {
        using var scope = NewDisposeScope();
        using var network = Scrambled.Of(new OperatorsNetwork());
        TorchScriptFile.Write(network, In("model.pt"), [1, 3, 40, 36], [1, 2, 9, 7]);
        Agrees(network, In("model.pt"), rand(2, 3, 31, 50), rand(2, 2, 12, 20));
    }

    [Fact]
    public void One_output_is_a_tensor_in_the_type_of_the_weights()
    {
        using var scope = NewDisposeScope();
        using var network = Scrambled.Of(new OperatorsNetwork());
        network.to(ScalarType.Float64);
        TorchScriptFile.Write(network, In("model.pt"), new TorchScriptOptions { Outputs = ["Scores"] }, [1, 3, 40, 36], [1, 2, 9, 7]);
        using var module = jit.load(In("model.pt"));
        var scores = Assert.IsType<Tensor>(module.forward(rand(2, 3, 31, 50, dtype: ScalarType.Float64), rand(2, 2, 12, 20, dtype: ScalarType.Float64)), exactMatch: false);
        Assert.Equal(ScalarType.Float64, scores.dtype);
        Assert.Equal([2, 4], scores.shape);
    }

    [Fact]
    public void Own_code_is_refused_by_its_stage()
    {
        using var network = new OwnCodeNetwork();
        var refusal = Assert.Throws<NotSupportedException>(() => TorchScriptFile.Write(network, In("model.pt"), [1, 3, 8, 8]));
        Assert.StartsWith("Stage 'Doubled' is C# code of your own, which TorchScript cannot hold", refusal.Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [SkippableFact]
    public void PyTorch_opens_it_and_agrees()
    {
        PyTorch.SkipWithout();
        using var scope = NewDisposeScope();
        using var danet = Scrambled.Of(CompiledModelsTests.Make("DANet<ResNet18>"));
        using var deep = Scrambled.Of(CompiledModelsTests.Make("DANet<ResNet50>"));
        using var group = Scrambled.Of(CompiledModelsTests.Make("DANet<ResNet18> group"));
        using var operators = Scrambled.Of(new OperatorsNetwork());
        Place("danet", danet, [[1, 3, 64, 64]], rand(2, 3, 65, 97));
        Place("deep", deep, [[1, 3, 64, 64]], rand(1, 3, 48, 72));
        Place("group", group, [[1, 3, 64, 64]], rand(1, 3, 64, 64));
        Place("operators", operators, [[1, 3, 40, 36], [1, 2, 9, 7]], rand(2, 3, 31, 50), rand(2, 2, 12, 20));

        const string IsParameter = "value_is_parameter = lambda key: not key.split('.')[-1].startswith(('running_', 'num_batches_'))\n";
        var printed = PyTorch.Run(IsParameter + Compare, _folder, "danet", "deep", "group", "operators");
        var differences = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(4, differences.Count);
        Assert.All(differences, difference => Assert.InRange(difference, 0, Within));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Agrees(Network network, string path, params Tensor[] inputs)
    {
        using var noGradients = no_grad();
        var ours = network.Run(inputs).Named;
        using var module = jit.load(path);
        Tensor[] theirs = module.forward([.. inputs]) switch
        {
            Tensor one => [one],
            Tensor[] several => several,
            ITuple several => [.. Enumerable.Range(0, several.Length).Select(i => (Tensor)several[i]!)],
            var other => throw new InvalidOperationException($"The module gave {other.GetType()}."),
        };
        Assert.Equal(ours.Count, theirs.Length);
        foreach (var ((_, value), other) in ours.Zip(theirs))
        {
            Assert.Equal(value.shape, other.shape);
            Assert.InRange((value - other).abs().max().item<float>() / Math.Max(1, value.abs().max().item<float>()), 0, Within);
        }
    }

    /// <summary>Writes a network's archive, its weights and an example of what it computes.</summary>
    private void Place(string name, Network network, long[][] shapes, params Tensor[] inputs)
    {
        using var noGradients = no_grad();
        TorchScriptFile.Write(network, In($"{name}.pt"), shapes);
        WeightsFile.Write(In($"{name}-weights.pth"), [.. network.state_dict().Select(entry => (entry.Key, entry.Value))], WeightsFormat.PyTorchZip);
        (string, Tensor)[] example = [.. inputs.Select((value, i) => ($"input{i}", value)), .. network.Run(inputs).Named.Select((output, i) => ($"output{i}", output.Value))];
        WeightsFile.Write(In($"{name}.pth"), example, WeightsFormat.PyTorchZip);
    }

    private string In(string file) => Path.Combine(_folder, file);
}
