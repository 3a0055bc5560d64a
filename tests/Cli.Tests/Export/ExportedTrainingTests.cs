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
    private const int Images = 8;

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
        string printed = PyTorch.Call([.. Distributed(folder["export", "train.py"]), .. Arguments("run"), "--init", folder["export", "danet_small.pth"], "--epochs", "1"]);
        output.WriteLine(printed);
        Match there = Figures().Matches(printed).Last();
        Danet.Run("weights", "convert", folder["run", "last.pth"], folder["home.safetensors"]).Success();
        foreach (string weights in (string[])[folder["run", "last.pth"], folder["run", "best.pth"], folder["home.safetensors"]])
        {
            Danet.Run("eval", "--data", folder["data"], "--weights", weights, "--json", folder["score.json"]).Success();
            using var score = JsonDocument.Parse(File.ReadAllText(folder["score.json"]));
            foreach ((string name, int group) in ((string, int)[])[("mean_iou", 1), ("pixel_accuracy", 2)])
                Assert.Equal(double.Parse(there.Groups[group].Value, CultureInfo.InvariantCulture), score.RootElement.GetProperty(name).GetDouble(), 1e-4);
        }
        using var last = WeightsFile.Open(folder["run", "last.pth"]);
        using var start = WeightsFile.Open(folder["start.safetensors"]);
        Assert.Equal(start.Entries.Select(e => e.Key), last.Entries.Select(e => e.Key));
        using torch.Tensor steps = last.Read("model.bn1.num_batches_tracked");
        Assert.Equal(7 + 2, steps.ToInt64());
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
        ["--data", folder["data"], "--out", folder[run], "--batch", "4", "--crop", "96", "128", "--workers", "0", "--lr", "0.002"];

    private static void Link(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
    }

    [GeneratedRegex("mIoU ([0-9.]+)  pixel accuracy ([0-9.]+)")]
    private static partial Regex Figures();
}
