using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Commands;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Reporting;

public class ReportWriterTests
{
    /// <summary>The best score was reached before the training was interrupted: its answers are made anew, and no random number is lost.</summary>
    [Fact]
    public void A_resumed_training_reports_its_best_weights_and_draws_on_as_if_nothing_had_happened()
    {
        using var directory = new TemporaryFolder();
        var folder = new RunFolder(directory.Path);
        var classes = new ClassList(["Dark", "Grey", "Bright"], [new(1, 2, 3), new(4, 5, 6), new(7, 8, 9)]);
        Sample[] heldOut = [TinyData.Draw("one", 64, 48, 1), TinyData.Draw("two", 64, 48, 2)];
        var model = new TrainedModel(new("fcn-r18", 3, OutputStride: 32), classes, Standardisation.Of(heldOut.Select(s => s.Image)), 1);
        using Network best = ModelCatalog.Build(model.Spec);
        TrainedModelFile.Save(best, model, folder.Best);
        best.eval();
        ConfusionMatrix expected = Evaluation.Of(new Segmenter(x => best.Run(x), model.Standardisation, CPU), heldOut, 3).Matrix;

        string log = RunLog.Heading + RunLog.Line(new(1, 4, 0.01, 1.5, 1, 0.9, 0.9, 10)) + RunLog.Line(new(2, 8, 0.005, 1.25, 1, 0.1, 0.2, 20));
        var recorder = new RunRecorder(folder, best, model) { Record = new(log, 0.9) };
        TrainDescription description = TrainDescription.Of(new() { Data = "streets", Model = "fcn-r18", Out = directory.Path });
        var writer = new ReportWriter(
            folder, description, ReportNetwork.Of(model.Spec, best.GetType(), 48, 64), classes, 5, heldOut, recorder,
            () => throw new InvalidOperationException("These are not the answers of the best weights."));
        var worse = new ConfusionMatrix(3);
        worse.Add([0, 1, 2, 2], [1, 1, 1, 1]);

        random.manual_seed(5);
        using Tensor undisturbed = rand(8);
        random.manual_seed(5);
        writer.EpochEnded(new(2, 3, 8, 12, 1, 0.005, 1, 0.6, 0, null, TimeSpan.FromSeconds(20)), 1.25, worse);
        using Tensor drawn = rand(8);

        Assert.Equal(undisturbed.data<float>().ToArray(), drawn.data<float>().ToArray());
        string page = File.ReadAllText(folder.Report);
        Assert.Contains($"<dt>mean IoU</dt><dd>{ScoreTable.Figure(Score.Of(expected).MeanIoU)}</dd>", page);
        Assert.Contains("after epoch 1,", page);
        Assert.Equal(2, page.Split("<table class=\"epochs\">")[1].Split("</tbody>")[0].Split("<tr><th scope=\"row\">").Length - 1);
    }
}
