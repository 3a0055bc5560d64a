using System.Globalization;
using System.Text.RegularExpressions;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Commands;
using TorchSharp;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Training;

/// <summary>What mixed precision promises of time and memory, each step in a process of its own, the two precisions in turns.</summary>
public sealed partial class PrecisionBenchTests(ITestOutputHelper output)
{
    private const string Asked = "DANET_PRECISION_BENCH";
    private const int Rounds = 5;

    [SkippableFact]
    public void A_step_of_R50_takes_six_tenths_of_the_time_and_sixty_five_hundredths_of_the_memory()
    {
        Skip.If(Environment.GetEnvironmentVariable(Asked) != "1", $"It takes three minutes and the whole machine: {Asked}=1 runs it.");
        string? absence = PrecisionCheck.Absence(Precision.Bf16, torch.CPU);
        Skip.If(absence is not null, $"{absence}.");
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Wide: Measure("fp32"), Narrow: Measure("bf16"))).ToArray();
        double time = Median(rounds.Select(round => round.Narrow.Milliseconds / round.Wide.Milliseconds));
        double memory = Median(rounds.Select(round => round.Narrow.Megabytes / round.Wide.Megabytes));
        string figures = string.Create(CultureInfo.InvariantCulture,
            $"time {time:0.000}, memory {memory:0.000}: {string.Join("; ", rounds.Select(round => $"{round.Wide} {round.Narrow}"))}");
        output.WriteLine(figures);
        Assert.True(time <= 0.6 && memory <= 0.65, figures);
    }

    private static (double Milliseconds, double Megabytes) Measure(string precision)
    {
        using var child = new ChildRun("step", "danet-r50", "--precision", precision, "--crop", "256x256", "--batch", "2", "--steps", "3");
        (int code, string printed, string error) = child.Wait();
        Assert.True(code == 0, error);
        Match figures = Figures().Match(printed);
        return (double.Parse(figures.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(figures.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    [GeneratedRegex(@"(\d+) ms a step, (\d+) MB at most")]
    private static partial Regex Figures();
}
