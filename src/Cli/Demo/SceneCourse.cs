using DaNetGen.Cli.Data;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Trains networks on drawn scenes, each alike: the same scenes in the same order, the same seed, steps, rates and optimiser. What they
/// score differs by what they are.</summary>
/// <param name="scenes">What they learn from.</param>
/// <param name="heldOut">What they are scored on.</param>
/// <param name="epochs">Passes over the scenes.</param>
/// <param name="seed">What order and mirroring are drawn from.</param>
internal sealed class SceneCourse(IReadOnlyList<Sample> scenes, IReadOnlyList<Sample> heldOut, int epochs, int seed)
{
    private readonly ClassList classes = SceneClasses.List;

    /// <summary>How each network learns. Scenes are seen whole, since what a place is depends on all of them.</summary>
    public TrainingOptions Options { get; } = new()
    {
        Epochs = epochs,
        Batch = 4,
        Optimiser = OptimiserKind.AdamW,
        Rate = 0.001,
        HeadRate = 5,
        WeightDecay = 0.01,
        WarmUp = 20,
        Seed = seed,
        CropWidth = scenes[0].Image.Width,
        CropHeight = scenes[0].Image.Height,
        SmallestScale = 1,
        LargestScale = 1,
    };

    /// <summary>What the scenes' pixels are brought to.</summary>
    public Standardisation Standardisation { get; } = Standardisation.Of(scenes.Select(scene => scene.Image));

    /// <summary>Trains a network and scores it on the scenes held out.</summary>
    /// <param name="network">The network; it is left set to inference.</param>
    /// <param name="terminal">Where the progress is shown.</param>
    /// <returns>Its answers, and the figures of each epoch.</returns>
    public (Evaluation Evaluation, IReadOnlyList<EpochFigures> Epochs) Train(Network network, Terminal terminal)
    {
        Evaluation? last = null;
        var curve = new CurveRecorder();
        // Dropout too draws the same for each, however many weights were drawn before.
        torch.random.manual_seed(seed);
        var batches = new BatchMaker(scenes, Standardisation, Options);
        var segmenter = new Segmenter(x => network.Run(x), Standardisation, torch.CPU);
        var trainer = new Trainer(network, batches, Options, torch.CPU, () => (last = Evaluation.Of(segmenter, heldOut, classes.Count)).Matrix);
        if (terminal.Live) LiveProgress.Run(terminal, progress => trainer.Run(progress, curve));
        else trainer.Run(new PlainProgress(terminal), curve);
        return (last!, curve.Epochs);
    }
}
