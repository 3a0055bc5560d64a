using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet report</c>: writes the report of a training anew.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var run = new Argument<string>("DIR") { Description = "The folder that `danet train` wrote." };
        Option<string> device = CommandOptions.Device();
        Option<int> threads = CommandOptions.Threads();
        var command = new ExplainedCommand(
            "report", "Writes report.html of a training anew, from its log and its best weights; reads the training's data once more.", "danet report runs/first")
        {
            run, device, threads,
        };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(parsed.GetValue(threads));
            return Run(parsed.GetValue(run)!, Devices.Open(parsed.GetValue(device)!), terminal);
        });
        return command;
    }

    private static int Run(string directory, torch.Device device, Terminal terminal)
    {
        var folder = new RunFolder(directory);
        if (((string[])[folder.Description, folder.Log, folder.Best]).FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw new UserError($"{missing} is missing; give the folder of a training that `danet train` has scored.");
        TrainDescription description = TrainDescription.Read(folder.Description);
        (Network network, TrainedModel model) = TrainedModelFile.Open(folder.Best, device);
        using (network)
        {
            string data = description.Settings.Data;
            IDataLayout layout = DataLayouts.Find(description.Settings.Layout, data);
            var reader = new SampleReader(model.Classes, model.Scale, scaleLabels: false);
            IReadOnlyList<Sample> heldOut = reader.ReadAll(SegmentationFolder.Pairs(data, "val", layout));
            int learnt = SegmentationFolder.Pairs(data, "train", layout).Count;
            var shown = ReportNetwork.Of(model.Spec, network.GetType(), heldOut[0].Image.Height, heldOut[0].Image.Width);
            Evaluation evaluation = Evaluation.Of(new Segmenter(x => network.Run(x), model.Standardisation, device), heldOut, model.Classes.Count);
            ReportPage.Write(TrainReport.Of(description, shown, model.Classes, learnt, Epochs(folder.Log), evaluation), folder.Report);
        }
        terminal.Line(folder.Report);
        return 0;
    }

    private static IReadOnlyList<EpochFigures> Epochs(string path)
    {
        try
        {
            IReadOnlyList<EpochFigures> epochs = RunLog.Read(File.ReadAllText(path));
            return epochs.Any(epoch => epoch.MeanIoU is not null) ? epochs : throw new FormatException("no epoch was scored");
        }
        catch (FormatException problem)
        {
            throw new UserError($"{path} is no log of a scored training ({problem.Message.TrimEnd('.')}); give the folder that `danet train` wrote.", problem);
        }
    }
}
