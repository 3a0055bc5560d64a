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

/// <summary><c>danet demo</c>: draws street scenes, learns to segment them with attention and without, and shows how well, in a few minutes.</summary>
internal static class DemoCommand
{
    private const int Width = 240;
    private const int Height = 160;
    private const int Shown = 5;

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
        Option<int> scenes = CommandOptions.Whole("--scenes", standard.Scenes, 1, "Scenes to learn from.");
        Option<int> epochs = CommandOptions.Whole("--epochs", standard.Epochs, 1, "How often they are seen.");
        var command = new ExplainedCommand(
            "demo", "Draws its own street scenes, trains a small DANet and an FCN on them and scores both: no data needed, a few minutes.",
            "danet demo", "danet demo --seed 2 --out runs/demo2   # other scenes")
        {
            output, seed, scenes, epochs,
        };
        command.SetAction(parsed => Run(standard with
        {
            Out = parsed.GetValue(output)!,
            Seed = parsed.GetValue(seed),
            Scenes = parsed.GetValue(scenes),
            Epochs = parsed.GetValue(epochs),
        }, terminal));
        return command;
    }

    /// <summary>Runs the demo.</summary>
    public static int Run(DemoSettings settings, Terminal terminal)
    {
        var folder = new RunFolder(settings.Out);
        folder.CheckFree(overwrite: true);
        TorchSetup.Start(threads: 0);
        var painter = new ScenePainter(Width, Height);
        int firstScene = unchecked(settings.Seed * (settings.Scenes + settings.HeldOut));
        IReadOnlyList<Sample> scenes = painter.Paint(firstScene, settings.Scenes), heldOut = painter.Paint(unchecked(firstScene + settings.Scenes), settings.HeldOut);
        ClassList classes = SceneClasses.List;
        var course = new SceneCourse(scenes, heldOut, settings.Epochs, settings.Seed);
        ModelSpec spec = new("danet-small", classes.Count), plain = spec with { Name = "fcn-small" };
        using Network network = Build(spec), fcn = Build(plain);

        terminal.Line($"{settings.Scenes} street scenes drawn; {spec.Name} ({network.parameters().Sum(p => p.numel()):N0} parameters) learns from them, from random weights:");
        (Evaluation evaluation, IReadOnlyList<EpochFigures> epochs) = course.Train(network, terminal);
        TrainedModelFile.Save(network, new TrainedModel(spec, classes, course.Standardisation, Scale: 1), folder.Last);
        terminal.Line($"For comparison {plain.Name}, the same backbone with a head without attention, learns from them alike:");
        (Evaluation fcnEvaluation, IReadOnlyList<EpochFigures> fcnEpochs) = course.Train(fcn, terminal);

        terminal.Line($"{settings.HeldOut} scenes that neither has seen:");
        ComparisonTable.Print(terminal, classes, (spec.Name, evaluation.Matrix), (plain.Name, fcnEvaluation.Matrix));
        Score score = Score.Of(evaluation.Matrix), fcnScore = Score.Of(fcnEvaluation.Matrix);
        string sheet = Path.Combine(settings.Out, "scenes.png");
        RgbImage picture = Picture(new Segmenter(x => network.Run(x), course.Standardisation, torch.CPU), heldOut, classes);
        ImageFile.Write(picture, sheet);
        string report = Path.Combine(settings.Out, "report.html");
        ReportPage.Write(
            new()
            {
                Title = "Street scenes",
                Lead = $"This program drew {settings.Scenes} labelled street scenes. {spec.Name}, which attends to positions and channels, and {plain.Name}, "
                    + $"the same backbone without attention, learnt from them for {Figures.Many(epochs.Count, "epoch")} each, from random weights. All figures "
                    + $"and bars are of {settings.HeldOut} scenes that neither has seen; the pictures are of {spec.Name}.",
                Command = string.Create(CultureInfo.InvariantCulture, $"danet demo --seed {settings.Seed} --scenes {settings.Scenes} --epochs {settings.Epochs}"),
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

        Network Build(ModelSpec wanted)
        {
            torch.random.manual_seed(settings.Seed);
            return ModelCatalog.Build(wanted);
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
