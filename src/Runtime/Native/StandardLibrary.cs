using System.Runtime.InteropServices;
using System.Text;

namespace DaNetGen.Native;

/// <summary>The C++ standard library of the system.</summary>
internal static class StandardLibrary
{
    private const string Name = "libstdc++.so.6";

    /// <summary>Whether the libstdc++ that this process uses defines a symbol version; false also where that cannot be told.</summary>
    public static bool Has(string version)
    {
        // The runtime has it loaded as a rule; the map of the process says from where.
        NativeLibrary.TryLoad(Name, out _);
        var wanted = Encoding.ASCII.GetBytes(version + '\0');
        try
        {
            return File.ReadLines("/proc/self/maps")
                .Select(line => line.IndexOf('/') is var start and >= 0 ? line[start..] : "")
                .Where(path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal))
                .Distinct()
                .ToArray()
                .Any(path => File.ReadAllBytes(path).AsSpan().IndexOf(wanted) >= 0);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
