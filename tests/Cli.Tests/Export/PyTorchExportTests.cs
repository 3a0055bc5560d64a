using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Export;
using DaNetGen.Cli.Export.PyTorch;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Tests.Summary;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Operators;
using DaNetGen.Models;
using DaNetGen.Tests;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Export;

/// <summary>Exported modules in the real PyTorch: their keys, and their outputs on the same weights.</summary>
public sealed class PyTorchExportTests(ITestOutputHelper output) : IDisposable
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, ArgumentValue> Oddity = new() { ["channels"] = ArgumentValue.Int(64) };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Every_shipped_model_has_our_keys_and_our_outputs_in_PyTorch()
    {
        PyTorch.SkipWithout();
        var cases = new ExportCases(folder.Path);
        ModelSpec[] specs =
        [
            .. ModelCatalog.All.Select(model => new ModelSpec(model.Name, Classes: 5)),
            new("danet-r18", 3, OutputStride: 32, Aux: false),
            new("fcn-r18", 3, OutputStride: 16, MultiGrid: [1, 2]),
            new("danet-r50", 3, OutputStride: 16, MultiGrid: [1, 2, 4])
            {
                Variant = new ModelVariant(StemChannels: 128, DeepStem: true, AlignCorners: false, ChannelwiseDropout: true),
            },
        ];
        foreach ((int number, ModelSpec spec) in specs.Index())
        {
            using Network network = ModelCatalog.Build(spec);
            cases.Add(string.Create(CultureInfo.InvariantCulture, $"{spec.Name}-{number}"), network, NetworkSummary.Arguments(spec));
        }
        Check(cases, specs.Length);
    }

    [SkippableFact]
    public void Networks_of_all_operators_odd_names_and_odd_keys_have_our_outputs_too()
    {
        PyTorch.SkipWithout();
        var cases = new ExportCases(folder.Path);
        using Network operators = new OperatorsNet(), oddities = new Oddities(64), without = new Oddities(64, extra: false, Norm.Batch), wrapped = new Wrapped();
        cases.Add("operators", operators, new Dictionary<string, ArgumentValue>());
        cases.Add("oddities", oddities, Oddity);
        cases.Add("without-extra", without, new Dictionary<string, ArgumentValue>(Oddity)
        {
            ["extra"] = ArgumentValue.Bool(false), ["norm"] = new(ArgumentKind.Enum, "DaNetGen.Norm.Batch"),
        });
        cases.Add("wrapped", wrapped, new Dictionary<string, ArgumentValue>());
        IReadOnlyDictionary<string, ExportCases.Answer> answers = Check(cases, 4);
        Assert.Equal(oddities.named_parameters().Where(p => !p.parameter.requires_grad).Select(p => p.name).Order(StringComparer.Ordinal), answers["oddities"].Gradient);
        Assert.NotEmpty(answers["oddities"].Gradient);
    }

    /// <summary>Frozen batch normalisation stays frozen in training: then a network of nothing else gives in training what it gives in inference.</summary>
    [SkippableFact]
    public void Frozen_batch_normalisation_is_frozen_in_training()
    {
        PyTorch.SkipWithout();
        var cases = new ExportCases(folder.Path);
        using Network backbone = new ResNet18(8, norm: Norm.FrozenBatch);
        cases.Add("frozen", backbone, new Dictionary<string, ArgumentValue>
        {
            ["outputStride"] = ArgumentValue.Int(8), ["norm"] = new(ArgumentKind.Enum, "DaNetGen.Norm.FrozenBatch"),
        }, training: true);
        Check(cases, 1);
    }

    [SkippableTheory]
    [InlineData("best.safetensors")]
    [InlineData("theirs.pth")]
    public void Weights_go_along_from_any_format(string file)
    {
        PyTorch.SkipWithout();
        var cases = new ExportCases(folder.Path);
        TrainedModel model = Trained("danet-small", 3);
        using Network network = ModelCatalog.Build(model.Spec);
        cases.Settle(network);
        TrainedModelFile.Save(network, model, folder[file]);
        string written = Danet.Run("export", "danet-small", "--to", "pytorch", "--weights", folder[file], "-o", folder["danet-small"]).Success();
        Assert.Equal(["danet_small.py", "train.py", "data.py", "score.py", "danet_small.pth"], written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Path.GetFileName(l.Trim())));
        cases.Expect("danet-small", network, "DANet", "danet_small.pth");
        Check(cases, 1);
        Assert.Contains("0.25,0.5,0.75", File.ReadAllText(folder["danet-small", "data.py"]));
        Assert.Equal(model.Classes.Names, TrainedModelFile.Describe(folder["danet-small", "danet_small.pth"]).Classes.Names);
    }

    [Fact]
    public void Every_operator_of_the_language_has_a_form() =>
        Assert.Equal(OperatorTable.Names.Order(StringComparer.Ordinal), Operators.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Code_of_the_user_is_refused_by_the_name_of_its_stage()
    {
        Assert.StartsWith("Stage 'Doubled' of 'OwnBody' has its own C# body", Refusal(typeof(OwnBody)));
        Assert.StartsWith("Stage 'Mine' of 'Inside' has a module of its own", Refusal(typeof(OwnModule)));
    }

    /// <summary>The text is one that a person would write: what is bound is not a parameter, what is a size is.</summary>
    [Fact]
    public void What_is_bound_is_no_parameter()
    {
        Danet.Run("export", "danet-r50", "--to", "pytorch", "--classes", "11", "-o", folder.Path).Success();
        string text = File.ReadAllText(folder["danet_r50.py"]);
        Assert.Contains("def __init__(self, classes=11):", text);
        Assert.Contains("def __init__(self, channels, classes):", text);
        Assert.Contains("self.layer3 = BottleneckStage(512, width=256, dilations=[1] + [2] * 5)", text);
        Assert.Contains("layer4 = self.layer4(layer3)  # [B, 2048, H / 8, W / 8]", text);
        Assert.Contains("conv_p1 = self.conv_p1(features)  # [B, channels / 4, H, W]", text);
        Assert.DoesNotContain("BasicStage", text);
        Assert.DoesNotContain("FrozenBatchNorm2d", text);
    }

    [SkippableFact]
    public void The_text_is_formatted()
    {
        PyTorch.SkipWithout();
        foreach (string model in (string[])["danet-r50", "fcn-r18", "danet-small"])
            Danet.Run("export", model, "--to", "pytorch", "--classes", "150", "-o", folder[model]).Success();
        var cases = new ExportCases(folder.Path);
        using Network oddities = new Oddities(64);
        cases.Add("oddities", oddities, Oddity);
        string[] files = Directory.GetFiles(folder.Path, "*.py", SearchOption.AllDirectories);
        PyTorch.Call(["-m", "py_compile", .. files]);
        Skip.IfNot(PyTorch.Has("pycodestyle") && PyTorch.Has("black"), "python3 has no black and pycodestyle: Debian's packages of these names bring them.");
        PyTorch.Call(["-m", "pycodestyle", "--max-line-length=100", "--ignore=E203,W503", .. files]);
        PyTorch.Call(["-m", "black", "--check", "--line-length=100", .. files]);
    }

    [Fact]
    public void Wrong_calls_are_answered_with_a_sentence_and_write_nothing()
    {
        TrainedModel model = Trained("danet-small", 3);
        using Network network = ModelCatalog.Build(model.Spec);
        TrainedModelFile.Save(network, model, folder["small.safetensors"]);
        string Export(params string[] words) => Danet.Run(["export", .. words, "-o", folder["out"]]).Sentence();
        Assert.Contains("no target 'keras'", Export("danet-r18", "--to", "keras"));
        Assert.Contains("did you mean 'pytorch'", Export("danet-r18", "--to", "pytorhc"));
        Assert.Contains("did you mean 'danet-r18'", Export("danet-r81", "--to", "pytorch"));
        Assert.Contains("has no multi-grid", Export("danet-small", "--to", "pytorch", "--multi-grid", "1,2"));
        Assert.Contains("output stride 7", Export("danet-r18", "--to", "pytorch", "--output-stride", "7"));
        Assert.Contains("nothing.pth", Export("danet-r18", "--to", "pytorch", "--weights", "nothing.pth"));
        Assert.Contains("holds danet-small, not danet-r18", Export("danet-r18", "--to", "pytorch", "--weights", folder["small.safetensors"]));
        Assert.False(Directory.Exists(folder["out"]));

        Danet.Run("export", "danet-small", "--to", "pytorch", "-o", folder["out"]).Success();
        File.WriteAllText(folder["out", "train.py"], "# mine");
        Assert.Contains("is there already", Export("danet-small", "--to", "pytorch"));
        Assert.Equal("# mine", File.ReadAllText(folder["out", "train.py"]));
        Danet.Run("export", "danet-small", "--to", "pytorch", "-o", folder["out"], "--overwrite").Success();
        Assert.StartsWith("\"\"\"Trains danet_small", File.ReadAllText(folder["out", "train.py"]));
        Assert.Contains("small.safetensors", Danet.Run("export", "danet-small", "--to", "pytorch", "-o", Path.Combine(folder["small.safetensors"], "out")).Sentence());
    }

    /// <summary>A network of the user's own is found in its assembly, and its hyperparameters are asked for.</summary>
    [Fact]
    public void A_network_of_an_assembly_is_exported_too()
    {
        string assembly = typeof(Oddities).Assembly.Location;
        string[] Call(string name, params string[] more) => ["export", name, "--to", "pytorch", "--assembly", assembly, "-o", folder.Path, .. more];
        string written = Danet.Run(Call("Oddities", "--set", "channels=64", "--set", "extra=false", "--set", "norm=batch")).Success();
        Assert.Equal("oddities.py", Path.GetFileName(written.Trim()));
        Assert.Contains("class Oddities(nn.Module):", File.ReadAllText(folder["oddities.py"]));
        Assert.Contains("did you mean 'Oddities'", Danet.Run(Call("Oddity")).Sentence());
        Assert.Contains("--set channels=VALUE", Danet.Run(Call("Oddities")).Sentence());
        Assert.Contains("did you mean 'channels'", Danet.Run(Call("Oddities", "--set", "chanels=3")).Sentence());
        Assert.Contains("not 'channels=many'", Danet.Run(Call("Oddities", "--set", "channels=many")).Sentence());
        Assert.Contains("33", Danet.Run(Call("Oddities", "--set", "channels=33")).Sentence());
        Assert.Contains("Stage 'Doubled' of 'OwnBody'", Danet.Run(Call("OwnBody")).Sentence());
        Assert.Contains("no assembly nothing.dll", Danet.Run("export", "X", "--to", "pytorch", "--assembly", "nothing.dll").Sentence());
        File.WriteAllText(folder["text.dll"], "this is text");
        Assert.Contains("text.dll", Danet.Run("export", "X", "--to", "pytorch", "--assembly", folder["text.dll"]).Sentence());
        Assert.Contains("is generic", Danet.Run("export", "DANet`1", "--to", "pytorch", "--assembly", typeof(DANet<>).Assembly.Location).Sentence());
    }

    /// <summary>A model of classes and figures that no default has.</summary>
    internal static TrainedModel Trained(string name, int classes) => new(
        new(name, classes), new([.. Enumerable.Range(0, classes).Select(i => $"Thing {i}")], [.. Enumerable.Repeat(new Cli.Data.Rgb(1, 2, 3), classes)], ignoredValues: [9]),
        new([0.25, 0.5, 0.75], [0.2, 0.3, 0.4]), 1);

    private static string Refusal(Type network)
    {
        var source = new ExportSource("own", DeclaredNetwork.Of(network), new Dictionary<string, ArgumentValue>(), Model: null, Weights: null);
        return Assert.Throws<UserError>(() => new PyTorchExporter().Export(source)).Message;
    }

    private IReadOnlyDictionary<string, ExportCases.Answer> Check(ExportCases cases, int count)
    {
        IReadOnlyDictionary<string, ExportCases.Answer> answers = cases.Compare();
        Assert.Equal(count, answers.Count);
        foreach ((string name, ExportCases.Answer answer) in answers)
        {
            output.WriteLine($"{name}: outputs of deviation {answer.Spread:g2} differ by {answer.Difference:g2} at most {answer.Keys}");
        }
        foreach ((string name, ExportCases.Answer answer) in answers)
        {
            Assert.True(answer.Keys.Length == 0, $"{name}: {answer.Keys}");
            Assert.InRange(answer.Difference, 0, Tolerance);
            Assert.True(answer.Spread > 100 * Tolerance, $"{name}: the outputs hardly vary, which shows nothing.");
        }
        return answers;
    }
}
