using System.Diagnostics;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Bench;

/// <summary>
/// The share of generator and analyzer in the processor time of compiling the models' project, by the compiler's own clocks: what they
/// take themselves, with what they make the compiler bind for them. The times of steps that run side by side are added.
/// </summary>
internal static class CompileShare
{
    private const int WarmUps = 30, Rounds = 60;

    /// <summary>Prints medians over compilations in a warm compiler.</summary>
    public static void Print()
    {
        ModelsProject project = new();
        List<(double All, double Generator, double Analyzer)> rounds = [.. Enumerable.Range(0, WarmUps + Rounds).Select(_ => Compile(project)).Skip(WarmUps)];
        double all = Median(rounds.Select(r => r.All));
        Console.WriteLine($"compile the project: {all:0} ms of processor time");
        Console.WriteLine($"generator: {Median(rounds.Select(r => r.Generator)):0.0} ms, {Median(rounds.Select(r => r.Generator / r.All)):0.0 %}");
        Console.WriteLine($"analyzer: {Median(rounds.Select(r => r.Analyzer)):0.0} ms, {Median(rounds.Select(r => r.Analyzer / r.All)):0.0 %}");
    }

    private static (double All, double Generator, double Analyzer) Compile(ModelsProject project)
    {
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        NetworkAnalyzer analyzer = new();
        GeneratorDriver driver = ModelsProject.Driver().RunGeneratorsAndUpdateCompilation(project.Compilation(project.Parse()), out Compilation generated, out _);
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
        AnalysisResult analysis = new CompilationWithAnalyzers(generated, [analyzer], options).GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        ModelsProject.Emit(generated);
        TimeSpan all = Process.GetCurrentProcess().TotalProcessorTime - start;
        return (
            all.TotalMilliseconds, driver.GetTimingInfo().GeneratorTimes.Sum(t => t.ElapsedTime.TotalMilliseconds),
            analysis.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
