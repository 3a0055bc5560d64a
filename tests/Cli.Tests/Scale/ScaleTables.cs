using System.Globalization;
using DaNetGen.Cli.Reporting;

namespace DaNetGen.Cli.Tests.Scale;

/// <summary>The tables of docs/scale.md.</summary>
/// <param name="counts">What an image costs.</param>
internal sealed class ScaleTables(StepCounts counts)
{
    /// <summary>Images that the network learns from, and how often.</summary>
    public const int Learnt = 2975, Epochs = 240;

    private const double PixelsOfPhoto = 1024 * 2048, BytesOfPixel = 3;
    private static readonly (int Gpus, int Images)[] Setups = [(1, 8), (8, 1), (8, 2), (64, 1), (64, 2)];

    /// <summary>The tables by the names under which the page holds them.</summary>
    public IReadOnlyList<(string Name, string Text)> All => [("counts", Counted()), ("memory", Memory()), ("time", Time()), ("traffic", Traffic()), ("options", Options())];

    private string Counted() => Table(["what", "how much"], 1,
    [
        ["parameters", Whole(counts.Parameters)],
        ["bytes of parameters, and of their gradients, in single precision", Whole(4 * counts.Parameters)],
        ["multiply-adds of the forward pass, an image", Whole(counts.MultiplyAdds)],
        ["floating-point operations of a step, 3 x 2 x multiply-adds, an image", Compact(6.0 * counts.MultiplyAdds)],
        ["bytes moved by steps without multiply-adds, forward, an image, single precision", Whole(counts.ElementBytes)],
        ["peak activation bytes of a step, an image, single precision", Whole(counts.PeakBytes)],
        ["batch normalisations, and their channels together", $"{counts.NormChannels.Count}, {Whole(counts.NormChannels.Sum())}"],
    ]);

    private string Memory() => Table(["images a GPU", "activations", "weights, gradients, momentum", "together", "of 80 GB", "together in single precision"], 1,
    [
        .. ((int[])[1, 2, 4, 8]).Select(images => new StepPlan(counts, Machine.All[0], 1, images)).Select(plan => (string[])
        [
            $"{plan.Images}", $"{Compact(plan.ActivationBytes)}B", $"{Compact(plan.StateBytes)}B", $"{Compact(plan.ActivationBytes + plan.StateBytes)}B",
            Figures.Percent((plan.ActivationBytes + plan.StateBytes) / plan.Machine.Memory), $"{Compact(plan.SinglePrecisionBytes)}B",
        ]),
    ]);

    private string Time() => Table(["GPUs", "images a GPU", "batch", "products", "element-wise", "gradients, exposed", "batch norm", "step", "images a second", "used", "240 epochs"], 1,
    [
        .. Plans().Select(plan => (string[])
        [
            $"{plan.Gpus} x {plan.Machine.Name[..4]}", $"{plan.Images}", $"{plan.Batch}", Milliseconds(plan.Products), Milliseconds(plan.Elements), Milliseconds(plan.Exposed),
            Milliseconds(plan.Statistics), Milliseconds(plan.Seconds), $"{Number(plan.Batch / plan.Seconds)}", Figures.Percent(plan.Efficiency), Figures.Time(plan.Seconds * Steps(plan)),
        ]),
    ]);

    private string Traffic() => Table(["GPUs", "sent within the machine", "sent between machines", "all-reduce", "statistics sent", "steps", "photos read a second"], 1,
    [
        .. Plans().Where(plan => plan.Gpus > 1).Select(plan => (string[])
        [
            $"{plan.Gpus} x {plan.Machine.Name[..4]}, {plan.Images} each", $"{Compact(plan.SentWithin)}B", plan.Machines == 1 ? "nothing" : $"{Compact(plan.SentAcross)}B", Milliseconds(plan.AllReduce),
            $"{Compact(plan.StatisticsSent)}B", Whole(Steps(plan)), $"{Compact(plan.Batch / plan.Seconds * PixelsOfPhoto * BytesOfPixel)}B",
        ]),
    ]);

    private string Options()
    {
        var plan = new StepPlan(counts, Machine.All[1], 64, 1);
        double optimiser = 8.0 * counts.Parameters, all = optimiser + 4.0 * counts.Parameters;
        string Saved(double bytes, int n) => $"{Compact(bytes * (n - 1) / n)}B";
        return Table(["option", "on 8 GPUs", "on 64"], 1,
        [
            ["gradients in bfloat16: bytes that a GPU no longer sends in its machine", $"{Compact(StepPlan.Ring(8, plan.Gradients) / 2)}B", $"{Compact(StepPlan.Ring(8, plan.Gradients) / 2)}B"],
            ["ZeRO-1 (single-precision weights and momentum shared out): memory saved", Saved(optimiser, 8), Saved(optimiser, 64)],
            ["ZeRO-2 (gradients too): memory saved", Saved(all, 8), Saved(all, 64)],
        ]);
    }

    private IEnumerable<StepPlan> Plans() => Machine.All.SelectMany(machine => Setups.Select(setup => new StepPlan(counts, machine, setup.Gpus, setup.Images)));

    /// <summary>Steps of the whole training; what does not fill a batch is left out of its epoch.</summary>
    private static long Steps(StepPlan plan) => (long)Epochs * (Learnt / plan.Batch);

    private static string Table(string[] head, int left, IEnumerable<string[]> rows) => string.Join('\n', ((string[])
    [
        Row(head), Row([.. head.Select((_, i) => i < left ? "---" : "---:")]), .. rows.Select(Row),
    ]));

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private static string Compact(double value) => value >= 1e12 ? $"{Number(value / 1e12)} T" : Figures.Compact((long)value);

    private static string Milliseconds(double seconds) => $"{Number(1000 * seconds)} ms";

    private static string Number(double value) => value.ToString(value >= 99.5 ? "0" : value >= 9.95 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
