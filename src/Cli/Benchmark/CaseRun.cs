using DaNetGen.Cli.Benchmark.Measuring;
using DaNetGen.Cli.Benchmark.Results;
using DaNetGen.Cli.Benchmark.Variants;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Benchmark;

/// <summary>Measures a case: time in rounds in this process, memory in a process for each variant.</summary>
/// <param name="bench">The case.</param>
/// <param name="folder">A folder for files between processes.</param>
/// <param name="extras">The variants that take part on request.</param>
/// <param name="progress">Hears what is going on.</param>
internal sealed class CaseRun(BenchCase bench, string folder, ExtraVariants extras, Action<string> progress)
{
    /// <summary>Measures.</summary>
    public CaseResult Measure()
    {
        Entrant[] entrants = [.. bench.Precisions.SelectMany(Entrants)];
        Entrant[] present = [.. entrants.Where(entrant => entrant.Absence is null)];
        progress($"{CaseText.Name(bench)}: files are prepared");
        foreach (Entrant entrant in present) entrant.Variant.Prepare(entrant.Work);
        long multiplyAdds = bench.MultiplyAdds();
        IReadOnlyDictionary<Precision, double[]> rooflines = new Dictionary<Precision, double[]>();
        Dictionary<Entrant, double[]> seconds = [];
        if (bench.Rounds > 0) (seconds, rooflines) = Time(present);

        Entrant? first = present.FirstOrDefault(), reference = present.FirstOrDefault(entrant => entrant.Variant.IsReference);
        return new(bench, multiplyAdds, rooflines, [.. entrants.Select(entrant => entrant.Absence is not null ? entrant.Result : WithMemory(entrant, Timed(entrant)))]);

        VariantResult Timed(Entrant entrant)
        {
            if (!seconds.TryGetValue(entrant, out double[]? own)) return entrant.Result;
            IEnumerable<double> bounds = rooflines[entrant.Work.Precision].Select(rate => 2.0 * multiplyAdds / rate);
            return entrant.Result with
            {
                Seconds = own,
                Speed = Quartiles.OfRatios(seconds[first!], own),
                TimeOverOnnx = reference is null ? null : Quartiles.OfRatios(own, seconds[reference]),
                RooflineShare = Quartiles.OfRatios(bounds, own),
            };
        }
    }

    private IEnumerable<Entrant> Entrants(Precision precision)
    {
        var work = new Workload(bench.Spec, bench.Size, bench.Outputs, precision, torch.get_num_threads(), folder, extras);
        string? lacking = PrecisionCheck.Absence(precision, torch.CPU);
        return VariantList.Of(work).Select(variant => new Entrant(variant, work, lacking ?? variant.Absence(work)));
    }

    private (Dictionary<Entrant, double[]> Seconds, Dictionary<Precision, double[]> Rooflines) Time(Entrant[] present)
    {
        List<IDisposable> opened = [];
        try
        {
            List<Func<double>> turns = [];
            foreach (Entrant entrant in present)
            {
                progress($"{CaseText.Name(bench)}: {entrant.Name} warms up");
                IRun run = entrant.Variant.Open(entrant.Work);
                opened.Add(run);
                var timed = new TimedRun(run);
                timed.WarmUp();
                turns.Add(timed.Turn);
            }
            Precision[] precisions = [.. present.Select(entrant => entrant.Work.Precision).Distinct()];
            foreach (Precision precision in precisions)
            {
                var roofline = new Roofline(precision);
                opened.Add(roofline);
                roofline.Rate();
                turns.Add(roofline.Rate);
            }
            double[][] figures = Turns.Take(turns, bench.Rounds, round => progress($"{CaseText.Name(bench)}: round {round} of {bench.Rounds}"));
            return (
                present.Zip(figures).ToDictionary(pair => pair.First, pair => pair.Second),
                precisions.Zip(figures.Skip(present.Length)).ToDictionary(pair => pair.First, pair => pair.Second));
        }
        finally
        {
            opened.ForEach(item => item.Dispose());
        }
    }

    private VariantResult WithMemory(Entrant entrant, VariantResult result)
    {
        if (!bench.Memory) return result;
        progress($"{CaseText.Name(bench)}: memory of {entrant.Name}");
        (MemoryReading? reading, string? absence) = MemoryChild.Measure(new(entrant.Variant.Name, entrant.Work));
        return result with { Memory = reading, MemoryAbsence = absence };
    }

    /// <summary>A variant in one precision, and why it cannot run.</summary>
    private sealed record Entrant(IVariant Variant, Workload Work, string? Absence)
    {
        public string Name => CaseText.Name(Variant.Name, Work.Precision);

        /// <summary>What is known of it before it has run.</summary>
        public VariantResult Result => new(Variant.Name, Work.Precision) { Absence = Absence };
    }
}
