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
/// <param name="onnxFile">The user's own ONNX file; null for none.</param>
/// <param name="progress">Hears what is going on.</param>
internal sealed class CaseRun(BenchCase bench, string folder, string? onnxFile, Action<string> progress)
{
    /// <summary>Measures.</summary>
    public CaseResult Measure()
    {
        Entrant[] entrants = [.. bench.Precisions.SelectMany(Entrants)];
        Entrant[] present = [.. entrants.Where(entrant => entrant.Absence is null)];
        foreach (Entrant entrant in present) entrant.Variant.Prepare(entrant.Work);
        long multiplyAdds = bench.MultiplyAdds();
        IReadOnlyDictionary<Precision, double[]> rooflines = new Dictionary<Precision, double[]>();
        Dictionary<Entrant, double[]> seconds = [];
        if (bench.Rounds > 0) (seconds, rooflines) = Time(present);

        double[]? first = present.Length > 0 ? seconds.GetValueOrDefault(present[0]) : null;
        return new(bench, multiplyAdds, rooflines, [.. entrants.Select(entrant => Result(entrant, seconds.GetValueOrDefault(entrant), first, rooflines, multiplyAdds))]);
    }

    private IEnumerable<Entrant> Entrants(Precision precision)
    {
        var work = new Workload(bench.Spec, bench.Size, bench.Outputs, precision, torch.get_num_threads(), folder, onnxFile);
        string? lacking = Lacking(precision);
        return VariantList.Of(work).Select(variant => new Entrant(variant, work, lacking ?? variant.Absence(work)));
    }

    /// <summary>Why nothing can run in a precision here, in a clause without a full stop; null where it can.</summary>
    private static string? Lacking(Precision precision)
    {
        if (precision != Precision.Bf16) return null;
        try
        {
            Bfloat16.Check(torch.CPU);
            return null;
        }
        catch (UserError problem)
        {
            return problem.Message.TrimEnd('.');
        }
    }

    private (Dictionary<Entrant, double[]> Seconds, Dictionary<Precision, double[]> Rooflines) Time(Entrant[] present)
    {
        List<IDisposable> opened = [];
        try
        {
            List<Func<double>> turns = [];
            foreach (Entrant entrant in present)
            {
                progress($"{CaseText.Name(bench)}: {entrant.Variant.Name} ({CaseText.Name(entrant.Work.Precision)}) warms up");
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

    private VariantResult Result(
        Entrant entrant, double[]? seconds, double[]? first, IReadOnlyDictionary<Precision, double[]> rooflines, long multiplyAdds)
    {
        var result = new VariantResult(entrant.Variant.Name, entrant.Work.Precision) { Absence = entrant.Absence };
        if (entrant.Absence is not null) return result;
        if (seconds is not null)
        {
            IEnumerable<double> bounds = rooflines[entrant.Work.Precision].Select(rate => 2.0 * multiplyAdds / rate);
            result = result with { Seconds = seconds, Speed = Quartiles.OfRatios(first!, seconds), RooflineShare = Quartiles.OfRatios(bounds, seconds) };
        }
        if (!bench.Memory) return result;
        progress($"{CaseText.Name(bench)}: memory of {entrant.Variant.Name} ({CaseText.Name(entrant.Work.Precision)})");
        (MemoryReading? reading, string? absence) = MemoryChild.Measure(new(entrant.Variant.Name, entrant.Work));
        return result with { Memory = reading, MemoryAbsence = absence };
    }

    /// <summary>A variant in one precision, and why it cannot run.</summary>
    private sealed record Entrant(IVariant Variant, Workload Work, string? Absence);
}
