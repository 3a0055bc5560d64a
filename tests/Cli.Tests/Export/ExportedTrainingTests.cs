using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Tests;
using TorchSharp;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Export;

/// <summary>The exported script trains on real scenes, on two processes as on one, and what it learnt comes home.</summary>
public sealed partial class ExportedTrainingTests : IDisposable
{
    private const int Images = 8, Batch = 4;

    private readonly TemporaryFolder folder = new();
    private readonly ITestOutputHelper output;

    public ExportedTrainingTests(ITestOutputHelper output)
    {
        this.output = output;
        PyTorch.SkipWithout();
        Skip.IfNot(PyTorch.Has("PIL"), "python3 has no PIL: Debian's package python3-pil brings it.");
        string scenes = CamVid.Folder() ?? throw new SkipException("There is no ../shared/camvid.");
        foreach ((string part, int count) in ((string, int)[])[("train", Images), ("val", 3)])
        {
            foreach (string image in Directory.GetFiles(Path.Combine(scenes, part)).Order(StringComparer.Ordinal).Take(count))
            {
                Link(image, folder["data", part]);
                Link(Path.Combine(scenes, part + "annot", Path.GetFileName(image)), folder["data", part + "annot"]);
            }
        }
        using Network network = ModelCatalog.Build(new("danet-small", CamVidClasses.List.Count));
        new ExportCases(folder.Path).Settle(network);
        TrainedModel model = new(new("danet-small", CamVidClasses.List.Count), CamVidClasses.List, new([0.41, 0.43, 0.44], [0.3, 0.31, 0.3]), 1);
        TrainedModelFile.Save(network, model, folder["start.safetensors"]);
        Danet.Run("export", "danet-small", "--to", "pytorch", "--weights", folder["start.safetensors"], "-o", folder["export"]).Success();
        Environment.SetEnvironmentVariable("EXPORT", folder["export"]);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("EXPORT", null);
        folder.Dispose();
    }

    /// <summary>Two processes that share each batch, against one that is killed after an epoch and resumed.</summary>
    [SkippableFact]
    public void Two_processes_learn_what_one_does()
    {
        string[] common = ["--init", folder["export", "danet_small.pth"], "--freeze-bn", "--warm-up", "1", "--epochs", "2"];
        PyTorch.Call([.. Distributed(Driver, folder["two.grad"], "0"), .. Arguments("two"), .. common]);
        PyTorch.Call([Driver, folder["one.grad"], "1", .. Arguments("one"), .. common]);
        PyTorch.Call([Driver, folder["one.grad"], "0", .. Arguments("one"), .. common, "--resume"]);
        const string difference = """
            a, b = (torch.load(path) for path in sys.argv[1:3])
            pairs = zip(a, b) if isinstance(a, list) else ((a["state_dict"][key], b["state_dict"][key]) for key in a["state_dict"])
            pairs = [(x.double(), y.double()) for x, y in pairs if x is not None]
            print(json.dumps([max((x - y).abs().max().item() for x, y in pairs), max(x.abs().max().item() for x, _ in pairs), len(pairs)]))
            """;
        double[] gradients = JsonSerializer.Deserialize<double[]>(PyTorch.Run(difference, folder["one.grad"], folder["two.grad"]))!;
        double[] weights = JsonSerializer.Deserialize<double[]>(PyTorch.Run(difference, folder["one", "last.pth"], folder["two", "last.pth"]))!;
        double[] learnt = JsonSerializer.Deserialize<double[]>(PyTorch.Run(difference, folder["one", "last.pth"], folder["export", "danet_small.pth"]))!;
        output.WriteLine($"gradients of {gradients[1]:g2} at most differ by {gradients[0]:g2}, weights after two epochs by {weights[0]:g2}; they moved by {learnt[0]:g2}");
        Assert.InRange(gradients[0], 0, 1e-5);
        Assert.True(gradients[1] > 0.01);
        Assert.InRange(weights[0], 0, 1e-4);
        Assert.True(learnt[0] > 100 * weights[0]);
    }

    /// <summary>Trained by torchrun with batch normalisation at work, scored there and here.</summary>
    [SkippableFact]
    public void What_two_processes_learnt_scores_the_same_at_home()
    {
        string printed = PyTorch.Call([.. Distributed(folder["export", "train.py"]), .. Arguments("run"), "--epochs", "8", "--warm-up", "1", "--scale", "0.5"]);
        output.WriteLine(printed);
        (double MeanIoU, double Accuracy)[] there = [.. Figures().Matches(printed).Select(m => (Number(m.Groups[1]), Number(m.Groups[2])))];
        Assert.Equal(8, there.Length);
        Assert.True(there.Max().MeanIoU > 0.03, "It answers one class everywhere, which shows nothing.");
        Danet.Run("weights", "convert", folder["run", "last.pth"], folder["home.safetensors"]).Success();
        Same(there[^1], folder["run", "last.pth"]);
        Same(there[^1], folder["home.safetensors"]);
        Same(there.Max(), folder["run", "best.pth"]);
        using var last = WeightsFile.Open(folder["run", "last.pth"]);
        using var start = WeightsFile.Open(folder["start.safetensors"]);
        Assert.Equal(start.Entries.Select(e => e.Key), last.Entries.Select(e => e.Key));
        using torch.Tensor steps = last.Read("model.bn1.num_batches_tracked");
        Assert.Equal(8 * Images / Batch, steps.ToInt64());
    }

    private void Same((double MeanIoU, double Accuracy) there, string weights)
    {
        Danet.Run("eval", "--data", folder["data"], "--weights", weights, "--json", folder["score.json"]).Success();
        using var score = JsonDocument.Parse(File.ReadAllText(folder["score.json"]));
        Assert.Equal(there.MeanIoU, score.RootElement.GetProperty("mean_iou").GetDouble(), 1e-4);
        Assert.Equal(there.Accuracy, score.RootElement.GetProperty("pixel_accuracy").GetDouble(), 1e-4);
    }

    [SkippableTheory]
    [InlineData("There is no", "valannot")]
    [InlineData("has no images to val", "val")]
    public void Missing_data_is_answered_with_a_sentence(string sentence, string part)
    {
        Directory.Delete(folder["data", part], recursive: true);
        string error = Assert.Throws<InvalidOperationException>(() => PyTorch.Call([folder["export", "train.py"], .. Arguments("run")])).Message;
        Assert.Contains(sentence, error);
        Assert.DoesNotContain("Traceback", error);
    }

    private static string Driver => Path.Combine(AppContext.BaseDirectory, "Export", "drive.py");

    /// <summary>torchrun. It wants redirections where Python is newer than its PyTorch, or dies of one that means none.</summary>
    private string[] Distributed(params string[] program) =>
        ["-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2", "--redirects", "1", "--tee", "1", "--log_dir", folder["log"], .. program];

    private string[] Arguments(string run) =>
        ["--data", folder["data"], "--out", folder[run], "--batch", $"{Batch}", "--crop", "96", "128", "--workers", "0", "--lr", "0.002"];

    private static double Number(Group digits) => double.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static void Link(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
    }

    [GeneratedRegex("mIoU ([0-9.]+)  pixel accuracy ([0-9.]+)")]
    private static partial Regex Figures();
}
