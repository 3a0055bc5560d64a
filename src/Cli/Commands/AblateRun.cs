using DaNetGen.Cli.Ablation;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>Trains every head with every seed, each in a folder of its own; what is finished already is not trained again.</summary>
/// <param name="folder">Where the trainings, the table and the plot go.</param>
/// <param name="terminal">Where it prints.</param>
internal sealed class AblateRun(string folder, Terminal terminal)
{
    /// <summary>Trains.</summary>
    /// <param name="backbone">The end of the models' names, such as "r18".</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="settings">The settings of a model, a folder and a seed; all else is alike in every training.</param>
    /// <returns>The rows; null where it was stopped, and saved.</returns>
    /// <exception cref="UserError">A folder holds another training, or something that is needed is missing or wrong.</exception>
    public IReadOnlyList<AblationRow>? Train(string backbone, IReadOnlyList<int> seeds, Func<string, string, int, TrainSettings> settings)
    {
        AblationHead[] heads = [.. AblationHead.All];
        if (!AblationHead.Backbones.Contains(backbone, StringComparer.OrdinalIgnoreCase))
            throw new UserError($"No backbone '{backbone}' is under all four heads; --backbone takes {string.Join(" or ", AblationHead.Backbones)}.");
        string[] models = [.. heads.Select(head => ModelCatalog.Find($"{head.Model}-{backbone}").Name)];
        // Seed by seed: if the time ends early, every head has had the same share of it.
        foreach (int seed in seeds)
        {
            for (int i = 0; i < heads.Length; i++)
            {
                TrainSettings asked = settings(models[i], Place(models[i], seed), seed);
                terminal.Line($"{heads[i].Name}, seed {seed}:");
                if (!Finish(asked)) return null;
            }
        }
        return
        [
            .. heads.Zip(models, (head, model) => new AblationRow(
                head, Parameters(settings(model, Place(model, seeds[0]), seeds[0])), [.. seeds.Select(seed => Result(model, seed))])),
        ];
    }

    private string Place(string model, int seed) => Path.Combine(folder, $"{model}-seed{seed}");

    private bool Finish(TrainSettings asked)
    {
        var run = new RunFolder(asked.Out);
        if (!File.Exists(run.Description)) return TrainRun.Train(asked, terminal, resumed: false);
        TrainSettings held = TrainDescription.Read(run.Description).Settings;
        if (!TrainDescription.SameTraining(asked, held))
            throw new UserError($"{asked.Out} holds a training with other settings; name another --out, or repeat the command that began it to go on with it.");
        if (!File.Exists(run.Score)) return TrainRun.Train(asked, terminal, resumed: true);
        terminal.Line("this training was complete already");
        return true;
    }

    private AblationResult Result(string model, int seed)
    {
        ScoreFile.Figures figures = ScoreFile.Read(new RunFolder(Place(model, seed)).Score);
        return new(seed, figures.MeanIou, figures.PixelAccuracy);
    }

    private static long Parameters(TrainSettings settings)
    {
        int classes = ClassesFile.OfFolder(settings.Data, DataLayouts.Find(settings.Layout, settings.Data)).Count;
        using Network network = ModelCatalog.Build(new(settings.Model, classes, settings.OutputStride, settings.MultiGrid, settings.Aux));
        return network.parameters().Sum(p => p.numel());
    }
}
