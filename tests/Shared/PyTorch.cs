using System.Diagnostics;
using Xunit;

namespace DaNetGen.Tests;

/// <summary>The real PyTorch, where this machine has one: the other side of files and numbers.</summary>
public static class PyTorch
{
    // A python3 found first may be one without torch, beside the system's.
    private static readonly Lazy<string?> Python = new(() => ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(HasTorch));

    /// <summary>Whether there is one.</summary>
    public static bool IsHere => Python.Value is not null;

    /// <summary>Skips a test where there is none.</summary>
    public static void SkipWithout() => Skip.IfNot(IsHere, "python3 has no torch: Debian's package python3-torch brings it.");

    /// <summary>Runs a script.</summary>
    /// <param name="script">Its text; <c>torch</c>, <c>sys</c> and <c>json</c> are imported.</param>
    /// <param name="arguments"><c>sys.argv[1:]</c>.</param>
    /// <returns>What it printed.</returns>
    public static string Run(string script, params string[] arguments) => Call(["-c", $"import json, sys, torch\n{script}", .. arguments]);

    /// <summary>Runs python3.</summary>
    /// <param name="arguments">Its arguments: a file, or a module after <c>-m</c>, and theirs.</param>
    /// <returns>What it printed.</returns>
    public static string Call(params string[] arguments)
    {
        var (code, output, error) = Execute(Python.Value!, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"python3 ended with {code}: {error}{output}");
    }

    /// <summary>Whether it has a module.</summary>
    public static bool Has(string module) => Execute(Python.Value!, ["-c", FindModule(module)]).Code == 0;

    private static bool HasTorch(string python)
    {
        try
        {
            return Execute(python, ["-c", FindModule("torch")]).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string FindModule(string name) => $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{name}') is None)";

    private static (int Code, string Output, string Error) Execute(string python, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // libtorch of the test's own folder must not be taken for Python's.
        start.Environment.Remove("LD_LIBRARY_PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
