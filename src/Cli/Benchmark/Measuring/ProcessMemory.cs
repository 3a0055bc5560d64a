using System.Diagnostics;
using System.Globalization;

namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>The memory of this process as the operating system counts it, in bytes.</summary>
internal static class ProcessMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>What it has now.</summary>
    public static long Now() => OperatingSystem.IsLinux() ? Read("VmRSS:") : Ask(process => process.WorkingSet64);

    /// <summary>The most that it had at once; 0 where the system does not tell.</summary>
    public static long Peak() => OperatingSystem.IsLinux() ? Read("VmHWM:") : Ask(process => process.PeakWorkingSet64);

    private static long Ask(Func<Process, long> figure)
    {
        using var process = Process.GetCurrentProcess();
        return figure(process);
    }

    private static long Read(string key)
    {
        string line = File.ReadLines(Status).First(l => l.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(key.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
