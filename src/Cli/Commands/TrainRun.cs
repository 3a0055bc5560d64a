using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;
using DaNetGen.Cli.Weights;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>What <c>danet train</c> does. Everything it will use is checked before the first step, and nothing is written before that.</summary>
internal static class TrainRun
{
    private const int LargestCrop = 256;

    /// <summary>The exit code of a training that was stopped and saved, as of a program that Ctrl-C ended.</summary>
    public const int Interrupted = 130;

    /// <summary>Trains, scores and saves.</summary>
    /// <exception cref="UserError">Something it needs is missing or wrong.</exception>
    public static int Run(TrainSettings settings, Terminal terminal) => Run(settings, terminal, resumed: false);

    /// <summary>Goes on with a training that was stopped, or killed.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="terminal">Where it prints.</param>
    /// <exception cref="UserError">The folder holds no training, or something it needs is missing or wrong.</exception>
    public static int Resume(string folder, Terminal terminal) =>
        Run(TrainDescription.Read(new RunFolder(folder).Description).Settings with { Out = folder }, terminal, resumed: true);

    private static int Run(TrainSettings settings, Terminal terminal, bool resumed)
    {
        if (Train(settings, terminal, resumed)) return 0;
        terminal.Line($"to go on: danet train --resume {settings.Out}");
        return Interrupted;
    }

    /// <summary>Trains, or goes on with a training, and writes the run's folder.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="terminal">Where it prints.</param>
    /// <param name="resumed">Whether the folder holds this training already.</param>
    /// <returns>Whether it came to its end; otherwise it was stopped, and saved.</returns>
    /// <exception cref="UserError">Something it needs is missing or wrong.</exception>
    public static bool Train(TrainSettings settings, Terminal terminal, bool resumed)
    {
        if (settings.Training.LargestScale < settings.Training.SmallestScale)
            throw new UserError("--max-scale is smaller than --min-scale; exchange them.");
        if (settings is { Init: not null, BackboneWeights: not null })
            throw new UserError("--init and --backbone-weights both say what the backbone starts from; leave one of them out.");
        TorchSetup.Start(settings.Threads);
        IDataLayout layout = DataLayouts.Find(settings.Layout, settings.Data);
        ClassList classes = ClassesFile.OfFolder(settings.Data, layout);
        var spec = new ModelSpec(ModelCatalog.Find(settings.Model).Name, classes.Count, settings.OutputStride, settings.MultiGrid, settings.Aux);
        if (settings.BackboneWeights is { } pretrained) spec = BackboneWeights.Suit(spec, pretrained);
        torch.Device device = Devices.Open(settings.Device);
        PrecisionCheck.Train(settings.Precision, device);
        torch.random.manual_seed(settings.Training.Seed);
        using Network network = ModelCatalog.Build(spec);
        if (settings.Init is { } init) Checkpoint.Load(network, init);
        LoadReport? backbone = settings.BackboneWeights is { } stored ? BackboneWeights.Load(network, stored) : null;

        (IReadOnlyList<Sample> train, IReadOnlyList<Sample> val) = ReadData(settings, layout, classes);
        TrainingOptions options = WithCrop(settings, train);
        if (settings.WeighClasses) options = options with { ClassWeights = ClassWeights.Of(train.Select(s => s.Label), classes.Count) };
        CheckNormalisable(options, settings.OutputStride);
        var folder = new RunFolder(settings.Out);
        folder.CheckFree(settings.Overwrite || resumed);

        var model = new TrainedModel(spec, classes, Standardisation.Of(train.Select(s => s.Image)), settings.Scale);
        network.to(device);
        using NarrowNetwork? narrow = settings.Precision == Precision.Bf16 ? new(network, ModelCatalog.Build(spec), device) : null;
        // Again: dropout draws the same in either precision, however many weights were drawn before.
        torch.random.manual_seed(settings.Training.Seed);
        var batches = new BatchMaker(train, model.Standardisation, options);
        var segmenter = new Segmenter(x => network.Run(x), model.Standardisation, device);
        Evaluation? last = null;
        ConfusionMatrix Scored() => (last = Evaluation.Of(segmenter, val, classes.Count)).Matrix;
        var trainer = new Trainer(network, batches, options, device, Scored, narrow);
        if (!resumed)
        {
            folder.RemoveRun();
            TrainDescription.Of(settings).Write(folder.Description);
        }
        folder.RemoveUnfinished();
        var recorder = new RunRecorder(folder, network, model);
        var events = new ScalarEvents(folder.Events);
        var drawn = ReportNetwork.Of(spec, network.GetType(), val[0].Image.Height, val[0].Image.Width);
        var report = new ReportWriter(folder, TrainDescription.Of(settings), drawn, classes, train.Count, val, recorder, () => last!);
        var keeper = new StateKeeper(folder, network, recorder, TimeSpan.FromMinutes(settings.SaveMinutes));

        terminal.Line($"{spec.Name} at output stride {spec.OutputStride}, {network.parameters().Sum(p => p.numel()):N0} parameters, {classes.Count} classes");
        if (backbone is not null) terminal.Line(BackboneWeights.Tell(backbone));
        terminal.Line($"{train.Count} images to learn from, {val.Count} held out; "
            + $"crops of {options.CropHeight}x{options.CropWidth}, batches of {options.Batch}");
        TrainingPlace end = new();
        using (var stop = new StopRequest())
        {
            if (terminal.Live) LiveProgress.Run(terminal, progress => end = trainer.Run([progress, recorder, events, report], keeper, stop.Token));
            else end = trainer.Run([new PlainProgress(terminal), recorder, events, report], keeper, stop.Token);
        }
        if (!end.Finished)
        {
            terminal.Line($"stopped and saved after {end.Iteration} steps");
            return false;
        }

        if (last is null)
        {
            terminal.Line("this training was complete already");
            network.eval();
            Scored();
        }
        ScoreTable.Print(terminal, last!.Matrix, classes);
        ScoreFile.Write(last.Matrix, classes, folder.Score);
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"steps waited for data {end.WaitedShare:0.0%} of their time"));
        terminal.Line($"best weights: {folder.Best}");
        terminal.Line($"all of it on one page: {folder.Report}");
        return true;
    }

    private static (IReadOnlyList<Sample> Train, IReadOnlyList<Sample> Val) ReadData(TrainSettings settings, IDataLayout layout, ClassList classes)
    {
        IReadOnlyList<SamplePaths> train = SegmentationFolder.Pairs(settings.Data, "train", layout), val = SegmentationFolder.Pairs(settings.Data, "val", layout);
        IReadOnlyList<Sample> learnt = new SampleReader(classes, settings.Scale, scaleLabels: true).ReadAll(train);
        IReadOnlyList<Sample> heldOut = new SampleReader(classes, settings.Scale, scaleLabels: false).ReadAll(val);
        if (learnt.All(s => s.Label.Count(classes.Count).Sum() == 0))
            throw new UserError($"No pixel of the label maps in {settings.Data} carries a class; check that they are the right ones.");
        return (learnt, heldOut);
    }

    /// <summary>Batch normalisation has no spread to divide by where a channel of the last feature map is a single value.</summary>
    private static void CheckNormalisable(TrainingOptions options, int outputStride)
    {
        int rows = (options.CropHeight + outputStride - 1) / outputStride, columns = (options.CropWidth + outputStride - 1) / outputStride;
        if (options.Batch * rows * columns < 2)
        {
            throw new UserError($"One crop of {options.CropHeight}x{options.CropWidth} at output stride {outputStride} leaves batch normalisation a single value; "
                + "give a larger --crop or --batch, or a smaller --output-stride.");
        }
    }

    private static TrainingOptions WithCrop(TrainSettings settings, IReadOnlyList<Sample> train) => settings.Training with
    {
        CropHeight = settings.Crop?.Height ?? Math.Min(LargestCrop, train.Min(s => s.Image.Height)),
        CropWidth = settings.Crop?.Width ?? Math.Min(LargestCrop, train.Min(s => s.Image.Width)),
    };
}
