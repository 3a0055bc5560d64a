using System.Runtime.InteropServices;
using TorchSharp;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>Where it was measured.</summary>
/// <param name="Processor">The processor, as it calls itself.</param>
/// <param name="Threads">Threads for one operator.</param>
/// <param name="System">The operating system.</param>
/// <param name="Torch">libtorch's version.</param>
internal sealed record Machine(string Processor, int Threads, string System, string Torch)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>This one.</summary>
    public static Machine Here() => new(ProcessorName(), torch.get_num_threads(), RuntimeInformation.OSDescription, torch.__version__);

    private static string ProcessorName()
    {
        string? line = File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        string? name = line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return name ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture}";
    }
}
