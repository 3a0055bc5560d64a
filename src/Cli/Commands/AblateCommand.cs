using System.CommandLine;
using System.Globalization;
using DaNetGen.Cli.Ablation;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet ablate</c>: what each attention is worth.</summary>
internal static class AblateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> data = CommandOptions.Data();
        var backbone = new Option<string>("--backbone")
        {
            Description = $"The backbone under all heads: {string.Join(", ", AblationHead.Backbones)}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "r18",
        };
        Option<int[]> seeds = CommandOptions.Seeds();
        var training = new TrainingArguments();
        var output = new Option<string?>("--out")
        {
            Description = "Where the trainings, ablation.json and ablation.svg go; the same command goes on with what it finds there. Default: runs/ablation-BACKBONE-DATE-TIME.",
            HelpName = "DIR",
        };
        var command = new ExplainedCommand(
            "ablate", "Trains four heads on the same data, seeds and schedule (FCN, with position attention, with channel attention, with both) and compares them.",
            "danet ablate --data camvid --scale 0.5 --crop 144x192 --epochs 6 --seeds 1,2,3 --out runs/ablation",
            "danet ablate --data camvid --backbone r50 --no-aux   # without auxiliary heads the networks differ in attention alone")
        {
            data, backbone, seeds,
        };
        foreach (Option option in training.All) command.Add(option);
        command.Add(output);
        command.SetAction(parsed =>
        {
            string network = parsed.GetValue(backbone)!;
            string folder = parsed.GetValue(output) ?? Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"ablation-{network}-{DateTime.Now:yyyyMMdd-HHmmss}"));
            IReadOnlyList<AblationRow>? rows = new AblateRun(folder, terminal).Train(
                network, parsed.GetValue(seeds)!, (model, place, seed) => training.Read(parsed, parsed.GetValue(data)!, model, place, seed));
            if (rows is null)
            {
                terminal.Line($"to go on: the same command with --out {folder}");
                return TrainRun.Interrupted;
            }
            Show(rows, $"What attention adds to ResNet-{network.TrimStart('r', 'R')}", CommandLine.Of(parsed), folder, terminal);
            return 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<AblationRow> rows, string title, string command, string folder, Terminal terminal)
    {
        AblationTable.Print(terminal, rows);
        AblationFile.Write(Path.Combine(folder, "ablation.json"), command, rows);
        string plot = Path.Combine(folder, "ablation.svg");
        AblationPlot.Write(plot, $"{title}, {rows[0].Results.Count} {(rows[0].Results.Count == 1 ? "seed" : "seeds")}", rows);
        terminal.Line($"the same as a plot: {Path.GetFullPath(plot)}");
    }
}
