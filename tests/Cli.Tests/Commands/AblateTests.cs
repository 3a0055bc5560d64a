using System.Text.Json;
using System.Xml.Linq;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Commands;

public sealed class AblateTests : IDisposable
{
    private static readonly string[] Models = ["fcn-r18", "pam-r18", "cam-r18", "danet-r18"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_head_is_trained_as_train_trains_it_and_nothing_is_trained_twice()
    {
        TinyData.Write(folder["data"], images: 2);
        string[] schedule = ["--data", folder["data"], "--output-stride", "32", "--epochs", "1", "--batch", "2", "--crop", "32x32", "--threads", "1"];
        string[] ablate = ["ablate", .. schedule, "--seeds", "3,5", "--out", folder["ablation"]];

        // A training that is there already, by train itself, is taken as it is.
        string alone = folder["ablation/danet-r18-seed5"];
        Danet.Run(["train", .. schedule, "--model", "danet-r18", "--seed", "5", "--out", alone]).Success();
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(alone, "last.safetensors"));

        string printed = Danet.Run(ablate).Success();
        Assert.All((string[])["FCN", "+ position", "+ channel", "both: DANet", "over FCN"], word => Assert.Contains(word, printed));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(alone, "last.safetensors")));

        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(folder["ablation/ablation.json"]));
        JsonElement[] heads = [.. file.RootElement.GetProperty("heads").EnumerateArray()];
        for (int i = 0; i < Models.Length; i++)
        {
            using Network network = ModelCatalog.Build(new(Models[i], 3, OutputStride: 32));
            Assert.Equal(network.parameters().Sum(p => p.numel()), heads[i].GetProperty("parameters").GetInt64());
            JsonElement[] runs = [.. heads[i].GetProperty("runs").EnumerateArray()];
            Assert.Equal([3, 5], runs.Select(run => run.GetProperty("seed").GetInt32()));
            foreach (JsonElement run in runs)
            {
                string own = Path.Combine(folder["ablation"], $"{Models[i]}-seed{run.GetProperty("seed")}");
                Assert.Equal(ScoreFile.Read(new RunFolder(own).Score).MeanIou, run.GetProperty("mean_iou").GetDouble());
                Assert.Equal(Models[i], TrainedModelFile.Describe(Path.Combine(own, "last.safetensors")).Spec.Name);
            }
        }

        // A dot a training, no two heads on one line.
        XElement[] dots = [.. XDocument.Load(folder["ablation/ablation.svg"]).Descendants().Where(e => e.Name.LocalName == "circle")];
        Assert.Equal(8, dots.Length);
        Assert.Equal(4, dots.Select(dot => dot.Attribute("cy")!.Value).Distinct().Count());

        string again = Danet.Run(ablate).Success();
        Assert.Equal(8, again.Split("complete already").Length - 1);
        Assert.Contains("other settings", Danet.Run([.. ablate, "--warm-up", "7"]).Sentence());
    }
}
