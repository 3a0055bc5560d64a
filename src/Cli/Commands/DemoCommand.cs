using System.CommandLine;
using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Demo;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet demo</c>: draws street scenes, learns to segment them, and shows how well, in about two minutes.</summary>
internal static class DemoCommand
{
    private const int Width = 192;
    private const int Height = 128;
    private const int Shown = 4;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        DemoSettings standard = new();
        var output = new Option<string>("--out")
        {
            Description = "Where its pictures and weights go.",
            HelpName = "DIR",
            DefaultValueFactory = _ => standard.Out,
        };
        Option<int> seed = CommandOptions.Whole("--seed", standard.Seed, 0, "What scenes, weights and order are drawn from.");
        Option<double> seconds = CommandOptions.Number("--seconds", standard.Time.TotalSeconds, 1, "How long it trains.");
        var command = new ExplainedCommand("demo", "Draws its own street scenes, trains a small DANet on them and scores it: no data needed, about two minutes.", "danet demo --out runs/demo")
        {
            output, seed, seconds,
        };
        command.SetAction(parsed => Run(standard with
        {
            Out = parsed.GetValue(output)!,
            Seed = parsed.GetValue(seed),
            Time = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
        }, terminal));
        return command;
    }

    /// <summary>Runs the demo.</summary>
    public static int Run(DemoSettings settings, Terminal terminal)
    {
        var folder = new RunFolder(settings.Out);
        folder.CheckFree(overwrite: true);
        TorchSetup.Start(threads: 0);
        torch.random.manual_seed(settings.Seed);
        var painter = new ScenePainter(Width, Height);
        int firstScene = settings.Seed * (settings.Scenes + settings.HeldOut);
        IReadOnlyList<Sample> scenes = painter.Paint(firstScene, settings.Scenes), heldOut = painter.Paint(firstScene + settings.Scenes, settings.HeldOut);

        ClassList classes = SceneClasses.List;
        var spec = new ModelSpec("danet-r18", classes.Count, OutputStride: 16);
        var model = new TrainedModel(spec, classes, Standardisation.Of(scenes.Select(s => s.Image)), Scale: 1);
        var options = new TrainingOptions
        {
            Epochs = 200, Time = settings.Time, Batch = 8, Rate = 0.02, WarmUp = 10, Seed = settings.Seed,
            CropWidth = 128, CropHeight = 96, SmallestScale = 0.75, LargestScale = 1.25,
        };
        var batches = new BatchMaker(scenes, model.Standardisation, options);
        using Network network = ModelCatalog.Build(spec);
        var segmenter = new Segmenter(network, model.Standardisation, torch.CPU);
        terminal.Line($"{settings.Scenes} street scenes drawn; {spec.Name} ({network.parameters().Sum(p => p.numel()):N0} parameters) learns from them "
            + $"for {settings.Time.TotalSeconds:0} s, from random weights.");
        (Evaluation evaluation, IReadOnlyList<EpochFigures> epochs) = Train(network, segmenter, options);
        TrainedModelFile.Save(network, model, folder.Last);

        terminal.Line("For comparison, the same backbone with a head without attention learns for as many epochs:");
        torch.random.manual_seed(settings.Seed);
        ModelSpec plain = spec with { Name = "fcn-r18" };
        using Network fcn = ModelCatalog.Build(plain);
        (Evaluation fcnEvaluation, IReadOnlyList<EpochFigures> fcnEpochs) = Train(
            fcn, new Segmenter(fcn, model.Standardisation, torch.CPU), options with { Epochs = epochs.Count, Time = null });

        terminal.Line($"{spec.Name} on {settings.HeldOut} scenes that it has not seen:");
        ScoreTable.Print(terminal, evaluation.Matrix, classes);
        Score score = Score.Of(evaluation.Matrix), fcnScore = Score.Of(fcnEvaluation.Matrix);
        terminal.Line($"{plain.Name}: mIoU {ScoreTable.Figure(fcnScore.MeanIoU)}, pixel accuracy {ScoreTable.Figure(fcnScore.PixelAccuracy)}");
        string sheet = Path.Combine(settings.Out, "scenes.png");
        RgbImage picture = Picture(segmenter, heldOut, classes);
        ImageFile.Write(picture, sheet);
        string report = Path.Combine(settings.Out, "report.html");
        ReportPage.Write(
            new()
            {
                Title = "Street scenes",
                Lead = $"This program drew {settings.Scenes} labelled street scenes. {spec.Name}, which attends to positions and channels, and {plain.Name}, "
                    + $"the same backbone without attention, learnt from them for {Figures.Many(epochs.Count, "epoch")} each, from random weights. All figures "
                    + $"and bars are of {settings.HeldOut} scenes that neither has seen; the pictures are of {spec.Name}.",
                Command = string.Create(CultureInfo.InvariantCulture, $"danet demo --seed {settings.Seed} --seconds {settings.Time.TotalSeconds}"),
                Classes = classes,
                Runs = [new(spec.Name, score, epochs), new(plain.Name, fcnScore, fcnEpochs)],
                Evaluation = evaluation,
                Network = ReportNetwork.Of(spec, network.GetType(), Height, Width),
            },
            report);
        terminal.Line($"Scene, truth and prediction side by side: {Path.GetFullPath(sheet)}");
        terminal.Line($"All of it on one page: {Path.GetFullPath(report)}");
        terminal.Line($"Next, on your own folder of images and labels: danet train --data DIR (see danet train --help)");
        return 0;

        (Evaluation Evaluation, IReadOnlyList<EpochFigures> Epochs) Train(Network learner, Segmenter scored, TrainingOptions schedule)
        {
            Evaluation? last = null;
            var curve = new CurveRecorder();
            var trainer = new Trainer(learner, batches, schedule, torch.CPU, () => (last = Evaluation.Of(scored, heldOut, classes.Count)).Matrix);
            if (terminal.Live) LiveProgress.Run(terminal, progress => trainer.Run(progress, curve));
            else trainer.Run(new PlainProgress(terminal), curve);
            return (last!, curve.Epochs);
        }
    }

    private static RgbImage Picture(Segmenter segmenter, IReadOnlyList<Sample> scenes, ClassList classes)
    {
        IReadOnlyList<RgbImage>[] rows =
        [
            .. scenes.Take(Shown).Select(scene => (IReadOnlyList<RgbImage>)
            [
                scene.Image,
                Overlay.Colours(scene.Label, classes),
                Overlay.Colours(segmenter.Segment(scene.Image, Width, Height), classes),
            ]),
        ];
        return Legend.Under(Sheet.Of(["scene", "truth", "prediction"], rows), classes);
    }
}
