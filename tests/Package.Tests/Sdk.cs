using System.Diagnostics;

namespace DaNetGen.Package.Tests;

/// <summary>Runs the .NET SDK as a user does, in a process of its own.</summary>
internal static class Sdk
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own settings must not reach the SDK that is tested.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end in {Limit.TotalMinutes} minutes.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>A build's line about a file of a project as it reads there: without the paths of the project.</summary>
    public static string InProject(string project, string line) =>
        line[(line.IndexOf(project, StringComparison.Ordinal) + project.Length + 1)..line.LastIndexOf(" [", StringComparison.Ordinal)];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DaNetGen.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie below the solution.");
        }

        return folder.FullName;
    }
}
