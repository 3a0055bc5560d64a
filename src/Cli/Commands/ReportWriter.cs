using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>Writes the report of a training after each of its scores. The curves cover the whole run, the pictures show the best weights.</summary>
/// <param name="folder">The training's folder.</param>
/// <param name="description">What was asked for.</param>
/// <param name="network">The network.</param>
/// <param name="classes">The classes.</param>
/// <param name="learnt">How many images it learns from.</param>
/// <param name="heldOut">The held-out images.</param>
/// <param name="recorder">What the run has shown; it hears of an epoch's end before the report does.</param>
/// <param name="latest">The latest answers to the held-out images.</param>
internal sealed class ReportWriter(
    RunFolder folder, TrainDescription description, ReportNetwork network, ClassList classes, int learnt, IReadOnlyList<Sample> heldOut,
    RunRecorder recorder, Func<Evaluation> latest) : ITrainingObserver
{
    private Evaluation? best;

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        if (score is null) return;
        if (!(Score.Of(score).MeanIoU < recorder.Record.Best)) best = latest();
        // A training that was taken up again knows its best score, but not the answers behind it.
        best ??= OfBestWeights();
        ReportPage.Write(TrainReport.Of(description, network, classes, learnt, RunLog.Read(recorder.Record.Log), best), folder.Report);
    }

    /// <summary>Opening a network draws fresh weights first; the training goes on as if nothing had been drawn.</summary>
    private Evaluation OfBestWeights()
    {
        using torch.Generator random = torch.Generator.Default;
        using torch.Tensor state = random.get_state();
        (Network stored, TrainedModel model) = TrainedModelFile.Open(folder.Best, Devices.Open(description.Settings.Device));
        using (stored)
        {
            var segmenter = new Segmenter(x => stored.Run(x), model.Standardisation, Devices.Open(description.Settings.Device));
            Evaluation evaluation = Evaluation.Of(segmenter, heldOut, classes.Count);
            random.set_state(state);
            return evaluation;
        }
    }
}
