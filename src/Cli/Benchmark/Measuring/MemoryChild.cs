using System.Diagnostics;
using System.Text.Json;

namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>The parent's side of a measurement of memory: this program anew, for one variant.</summary>
internal static class MemoryChild
{
    /// <summary>The command that runs a <see cref="MemoryProbe"/>.</summary>
    public const string Command = "peak";

    private const string NoMemory = "its process was ended: the memory did not suffice";

    /// <summary>Measures in a fresh process.</summary>
    /// <returns>The reading; or why there is none, in a clause without a full stop.</returns>
    public static (MemoryReading? Reading, string? Absence) Measure(MemoryProbe probe)
    {
        using Process process = Start(probe);
        using var stop = new AtStop(() => End(process));
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) return (null, Reason(error));
        var reading = JsonSerializer.Deserialize<MemoryReading>(output.Result)!;
        return reading.Peak > 0 ? (reading, null) : (null, "this system does not tell a process's peak memory");
    }

    private static Process Start(MemoryProbe probe)
    {
        // A host such as `dotnet` is given the program, as it was for this process.
        string library = typeof(MemoryChild).Assembly.Location;
        string? own = Environment.ProcessPath;
        string name = Path.GetFileNameWithoutExtension(own ?? "");
        string[] call = name == Path.GetFileNameWithoutExtension(library) ? [own!] : [name == "dotnet" ? own! : "dotnet", library];
        var start = new ProcessStartInfo(call[0], [.. call.Skip(1), Command, $"{probe}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>The child's own sentence; a child that was killed leaves none.</summary>
    private static string Reason(string error)
    {
        const string start = "danet: ";
        string? sentence = error.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        return sentence is null || sentence.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal) ? NoMemory : sentence[start.Length..].TrimEnd('.', '\r');
    }
}
