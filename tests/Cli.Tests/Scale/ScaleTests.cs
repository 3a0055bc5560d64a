using System.Diagnostics;
using System.Runtime.CompilerServices;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Training;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Scale;

/// <summary>The plan in docs/scale.md: its tables follow from the compiler's counts, and its formulas from what they describe.</summary>
public class ScaleTests(ITestOutputHelper output)
{
    private const int Crop = 769, Classes = 19;
    private const string Write = "DANETGEN_WRITE_DOCS", Bench = "DANET_SCALE_BENCH";
    private static readonly ModelSpec Spec = new("danet-r101", Classes);

    /// <summary>With DANETGEN_WRITE_DOCS=1 the tables are written into the page in place of being compared.</summary>
    [Fact]
    public void The_plan_is_up_to_date()
    {
        string text = File.ReadAllText(Page()).ReplaceLineEndings("\n"), expected = text;
        foreach ((string name, string table) in new ScaleTables(StepCounts.Of(Spec, Crop, Crop)).All)
        {
            (string start, string end) = ($"<!-- {name} -->\n", $"\n<!-- end of {name} -->");
            int from = expected.IndexOf(start, StringComparison.Ordinal) + start.Length, to = expected.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= start.Length && to >= from, $"docs/scale.md has no place for the table of {name}.");
            expected = expected[..from] + table + expected[to..];
        }
        if (Environment.GetEnvironmentVariable(Write) == "1") WholeFile.Write(Page(), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(expected)));
        else Assert.True(text == expected, $"docs/scale.md is not what the compiler counts today: `{Write}=1 dotnet test tests/Cli.Tests --filter ScaleTests` writes its tables.");
    }

    /// <summary>The counts against the network itself: its tensors, and its running statistics for the normalisations.</summary>
    [Fact]
    public void Counts_are_those_of_the_network()
    {
        var counts = StepCounts.Of(Spec, 65, 65);
        using Network network = ModelCatalog.Build(Spec);
        Assert.Equal(network.parameters().Sum(p => p.numel()), counts.Parameters);
        long[] statistics = [.. network.state_dict().Where(entry => entry.Key.EndsWith("running_mean", StringComparison.Ordinal)).Select(entry => entry.Value.numel())];
        Assert.Equal(statistics.Order(), counts.NormChannels.Order());
    }

    /// <summary>A ring that is played through: in 2 (n - 1) turns each hands a part on, first summing, then spreading.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_ring_sends_what_the_formula_says(int n)
    {
        int part = 5, sent = 0;
        double[][] values = [.. Enumerable.Range(0, n).Select(rank => Enumerable.Range(0, n * part).Select(i => (double)(rank * 100 + i)).ToArray())];
        double[] sums = [.. Enumerable.Range(0, n * part).Select(i => values.Sum(v => v[i]))];
        for (int turn = 0; turn < 2 * (n - 1); turn++)
        {
            double[][] before = [.. values.Select(v => v.ToArray())];
            for (int rank = 0; rank < n; rank++)
            {
                int chunk = ((rank - turn + (turn >= n - 1 ? n : 0)) % n + n) % n, to = (rank + 1) % n;
                for (int i = chunk * part; i < (chunk + 1) * part; i++) values[to][i] = (turn < n - 1 ? values[to][i] : 0) + before[rank][i];
                if (rank == 0) sent += part;
            }
        }
        Assert.All(values, v => Assert.Equal(sums, v));
        Assert.Equal(StepPlan.Ring(n, n * part), sent, 9);
    }

    [Fact]
    public void One_gpu_sends_nothing_and_more_are_never_better_than_as_many_alone()
    {
        var counts = StepCounts.Of(Spec, Crop, Crop);
        foreach (Machine machine in Machine.All)
        {
            var alone = new StepPlan(counts, machine, 1, 1);
            Assert.Equal((0, 0, 0, 1), (alone.SentWithin, alone.SentAcross, alone.Exposed + alone.Statistics, alone.Efficiency));
            StepPlan[] more = [.. ((int[])[8, 16, 64]).Select(gpus => new StepPlan(counts, machine, gpus, 1))];
            Assert.All(more, plan => Assert.InRange(plan.Efficiency, 0.1, 0.999));
            Assert.Equal(more.OrderByDescending(plan => plan.Efficiency), more);
        }
    }

    /// <summary>A step takes about three times the forward pass: on the processor at hand, medians of interleaved pairs, DANet-R101 at 257x257.</summary>
    [SkippableFact]
    public void A_step_takes_three_forward_passes()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable(Bench) == "1", $"Takes a quiet machine and a minute; {Bench}=1 runs it.");
        using Network network = ModelCatalog.Build(Spec);
        using var step = new TrainingStep(network, new());
        using var batch = new Batch(randn(1, 3, 257, 257), randint(0, Classes, [1, 257, 257], ScalarType.Int64));
        double Time(Action run)
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        }
        void Forward()
        {
            using IDisposable noGradients = no_grad();
            using NetworkOutputs outputs = network.Run(batch.Images);
        }
        Forward();
        step.Run(batch, 0.001);
        (double Forward, double Step)[] pairs = [.. Enumerable.Range(0, 7).Select(_ => (Time(Forward), Time(() => step.Run(batch, 0.001))))];
        double ratio = pairs.Select(pair => pair.Step / pair.Forward).Order().ElementAt(3);
        output.WriteLine($"{ratio:0.00}: {string.Join(", ", pairs.Select(p => $"{p.Forward:0.00} s and {p.Step:0.00} s"))}");
        Assert.InRange(ratio, 2, 4);
    }

    private static string Page([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "scale.md"));
}
