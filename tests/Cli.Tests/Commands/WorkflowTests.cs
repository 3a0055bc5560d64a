using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Commands;

public class WorkflowTests
{
    /// <summary>Batch 1, crops larger than the images, sizes that no stride divides: train, score and predict all the same.</summary>
    [Fact]
    public void Train_eval_and_predict_work_together()
    {
        using var folder = new TemporaryFolder();
        string data = folder["data"], run = folder["run"], predictions = folder["predictions"];
        TinyData.Write(data, 97, 67, images: 2);
        TinyData.WriteSample(data, "val", "odd", 129, 97, seed: 4);

        string[] network = ["--model", "danet-r18", "--output-stride", "16", "--multi-grid", "1,2"];
        string[] training = ["--epochs", "2", "--batch", "1", "--scale", "0.5", "--crop", "64x80", "--threads", "2"];
        string trained = Danet.Run(["train", "--data", data, "--out", run, .. network, .. training]).Success();
        Assert.Contains("mIoU", trained);
        Assert.Contains("always ", trained);
        Assert.Contains("Bright", trained);
        Assert.Equal(
            ["best.safetensors", "last.safetensors", "last.state", "log.csv", "report.html", "run.json", "score.json"],
            Directory.GetFiles(run).Select(Path.GetFileName).Order());
        string[] log = File.ReadAllLines(Path.Combine(run, "log.csv"));
        Assert.Equal(3, log.Length);
        Assert.StartsWith("epoch,iteration,", log[0]);

        string weights = Path.Combine(run, "best.safetensors");
        TrainedModel model = TrainedModelFile.Describe(weights);
        Assert.Equal(("danet-r18", 3, 16, true, 0.5), (model.Spec.Name, model.Spec.Classes, model.Spec.OutputStride, model.Spec.Aux, model.Scale));
        Assert.Equal([1, 2], model.Spec.MultiGrid);
        Assert.Equal(["Dark", "Grey", "Bright"], model.Classes.Names);
        Assert.Equal([3], model.Classes.IgnoredValues);

        string scored = Danet.Run("eval", "--data", data, "--weights", weights, "--split", "val").Success();
        string figures = trained.Split('\n').Single(line => line.StartsWith("mIoU ", StringComparison.Ordinal));
        Assert.Contains(figures, scored);

        Danet.Run("predict", Path.Combine(data, "val", "odd.png"), Path.Combine(data, "val", "val0.png"), "--weights", weights, "--out", predictions).Success();
        LabelMap map = LabelFile.Read(Path.Combine(predictions, "odd.labels.png"));
        Assert.Equal((129, 97), (map.Width, map.Height));
        Assert.All(map.Classes, value => Assert.InRange(value, 0, 2));
        RgbImage overlay = ImageFile.Read(Path.Combine(predictions, "odd.overlay.png"));
        Assert.True(overlay.Width >= 129 && overlay.Height > 97);

        // Nothing is lost by asking again: the folder holds a run, so it is refused and stays as it is.
        byte[] before = File.ReadAllBytes(weights);
        Assert.Contains("--overwrite", Danet.Run("train", "--data", data, "--out", run).Sentence());
        Assert.Equal(before, File.ReadAllBytes(weights));
    }

    [Fact]
    public void Models_lists_every_network()
    {
        string printed = Danet.Run("models").Success();
        Assert.All(ModelCatalog.All, entry => Assert.Contains(entry.Name, printed));
        Assert.Equal(22, ModelCatalog.All.Count);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("eval")]
    [InlineData("predict")]
    [InlineData("report")]
    [InlineData("summary")]
    [InlineData("demo")]
    [InlineData("ablate")]
    public void Help_names_the_options(string command) => Assert.Contains("Options:", Danet.Run(command, "--help").Success());
}
