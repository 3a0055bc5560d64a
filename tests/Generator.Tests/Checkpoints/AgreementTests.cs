using DaNetGen.Checkpoints;
using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Tests.Harness;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Checkpoints;

/// <summary>What the compiler says of a checkpoint is what loading it comes to, for files that were saved, changed and saved again.</summary>
public sealed class AgreementTests
{
    private const int Files = 24;

    private const string Declaration = """
        using static TorchSharp.torch;

        [Network]
        public partial class Head(int channels, int classes, bool aux, Norm norm)
        {
            [ConvBnRelu("channels / 2", kernel: 3, norm: nameof(norm))] private partial Tensor Squeezed([Shape("B", nameof(channels), "H", "W")] Tensor features);
            [PositionAttention(reduction: 4)] private partial Tensor Pam(Tensor squeezed);
            [Classifier(nameof(classes)), Output, Key("out")] private partial Tensor Fused(Tensor pam);
            [Classifier(nameof(classes)), Output(When = nameof(aux))] private partial Tensor Position(Tensor squeezed);
        }

        [Network]
        public partial class Net(int classes, [MultipleOf(64)] int width, [AtLeast(2)] int embedded, bool aux = true, bool deep = false, Norm norm = Norm.Batch, int step = 1)
        {
            [Stem(64, nameof(deep), Norm = nameof(norm)), Key("")] private partial Tensor Stem([Shape("B", 3, "H", "W")] Tensor image);
            [BasicStage(blocks: 2, width: nameof(width), stride: nameof(step), Norm = nameof(norm)), Key("layer1")] private partial Tensor Deep(Tensor stem);
            [Use<Head>(nameof(width), nameof(classes), nameof(aux), nameof(norm))] private partial Head.Outputs Head(Tensor deep);
            [Upsample, Output] private partial Tensor Fused(Tensor headFused, Tensor image);
            [Upsample, Output(When = nameof(aux))] private partial Tensor Position(Tensor headPosition, Tensor image);
            [AdaptiveAvgPool(1)] private partial Tensor Pooled(Tensor deep);
            [Flatten] private partial Tensor Flat(Tensor pooled);
            [Linear(nameof(embedded)), Output] private partial Tensor Embedding(Tensor flat);
        }
        """;

    private static readonly string[] Formats = ["net.safetensors", "net.pth", "net.dat"];

    private static readonly Lazy<(InferredShapes Compiler, LoadedNetworks Program)> Net = new(() =>
    {
        var expanded = Expanded.Of(Declaration);
        return (new InferredShapes(expanded.Before), new LoadedNetworks(expanded.Compilation));
    });

    /// <summary>One that fits is loaded into the network that it binds; one that does not fits none of those that could be meant.</summary>
    [Fact]
    public void TheCompilerAndTheLoaderAgree()
    {
        var (compiler, program) = Net.Value;
        using var folder = new TemporaryFolder();
        var (fitting, other) = (0, 0);
        for (var seed = 0; seed < Files; seed++)
        {
            var random = new Random(seed);
            using var scope = NewDisposeScope();
            var values = RandomValues(random);
            var file = folder[Formats[seed % Formats.Length]];
            Save(program, values, file, random, changes: seed % 3);

            var header = HeaderReader.Read(CheckpointText.Of("net", file).GetText());
            var (binding, problems) = CheckpointCheck.Of(compiler.Link("Net"), "net", header);
            if (problems.Count == 0)
            {
                // What the file does not bind is as it was; any other value would do as well.
                var bound = values.ToDictionary(v => v.Key, v => binding!.Values.TryGetValue(v.Key, out var b) ? b.Text.Split('.')[^1] : v.Value);
                using var network = program.Create("Net", bound);
                Checkpoint.Load(network, file);
                fitting++;
            }
            else
            {
                Assert.All(Grid(values), meant => Assert.False(Loads(program, meant, file), $"seed {seed}: {problems[0].Message}"));
                other++;
            }
        }

        // Neither side of the comparison is empty.
        Assert.True(fitting > Files / 3 && other > Files / 5, $"{fitting} fitted, {other} did not");
    }

    [Theory]
    [InlineData("classes = 7, width = 64, embedded = 5, aux = true, deep = false, norm = Batch, step = 1", "classes, width, embedded, aux, deep, norm, step")]
    [InlineData("classes = 7, width = 64, embedded = 5, aux = false, deep = true, norm = Batch, step = 2", "classes, width, embedded, aux, deep, norm")]
    [InlineData("classes = 2, width = 128, embedded = 9, aux = true, deep = true, norm = Group, step = 1", "classes, width, embedded, aux, deep, norm")]
    public void AFileBindsWhatItTells(string arguments, string bound)
    {
        using var folder = new TemporaryFolder();
        var values = Sample.Values(arguments);
        Save(Net.Value.Program, values, folder["net.safetensors"], new Random(0), changes: 0);

        var header = HeaderReader.Read(CheckpointText.Of("net", folder["net.safetensors"]).GetText());
        var (binding, _) = CheckpointCheck.Of(Net.Value.Compiler.Link("Net"), "net", header);

        Assert.Equal(bound.Split(", ").Order().Select(n => $"{n} = {values[n]}"), binding!.Values.OrderBy(v => v.Key).Select(v => $"{v.Key} = {v.Value.Text.Split('.')[^1]}"));
    }

    private static Dictionary<string, string> RandomValues(Random random) => new()
    {
        ["classes"] = $"{random.Next(2, 9)}",
        ["width"] = random.Next(2) == 0 ? "64" : "128",
        ["embedded"] = $"{random.Next(2, 9)}",
        ["aux"] = random.Next(2) == 0 ? "true" : "false",
        ["deep"] = random.Next(2) == 0 ? "true" : "false",
        ["norm"] = random.Next(3) == 0 ? "Group" : "Batch",
        ["step"] = $"{random.Next(1, 3)}",
    };

    /// <summary>The networks that a changed file could still be meant for.</summary>
    private static IEnumerable<Dictionary<string, string>> Grid(Dictionary<string, string> values) =>
        from aux in (string[])["true", "false"]
        from deep in (string[])["true", "false"]
        from norm in (string[])["Batch", "Group"]
        from step in (string[])["1", "2"]
        select new Dictionary<string, string>(values) { ["aux"] = aux, ["deep"] = deep, ["norm"] = norm, ["step"] = step };

    private static bool Loads(LoadedNetworks program, Dictionary<string, string> values, string file)
    {
        using var network = program.Create("Net", values);
        try
        {
            Checkpoint.Load(network, file);
            return true;
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private static void Save(LoadedNetworks program, IReadOnlyDictionary<string, string> values, string file, Random random, int changes)
    {
        using var network = program.Create("Net", values);
        var tensors = network.state_dict().Select(t => (t.Key, t.Value)).ToList();
        for (var i = 0; i < changes; i++)
            Change(tensors, random);
        WeightsFile.Write(file, tensors, WeightsFormats.ByExtension(file));
    }

    /// <summary>Drops a tensor, adds one, renames one, or gives it another shape or kind of number.</summary>
    private static void Change(List<(string Key, Tensor Value)> tensors, Random random)
    {
        var at = random.Next(tensors.Count);
        var (key, value) = tensors[at];
        switch (random.Next(7))
        {
            case 0: tensors.RemoveAt(at); break;
            case 1: tensors.RemoveAll(t => t.Key.Contains("position", StringComparison.Ordinal)); break;
            case 2: tensors.RemoveAll(t => t.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)); break;
            case 3: tensors.Add(($"head.more{tensors.Count}.weight", zeros(3))); break;
            case 4: tensors[at] = ($"{key}x", value); break;
            case 5: tensors[at] = (key, zeros([.. value.shape, 2])); break;
            default: tensors[at] = (key, value.to(value.is_floating_point() ? ScalarType.Int64 : ScalarType.Float32)); break;
        }
    }
}
