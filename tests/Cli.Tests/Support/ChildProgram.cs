using System.Diagnostics;
using DaNetGen.Cli.Tests.Compilation;
using DaNetGen.Cli.Tests.Summary;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>What this assembly does when a test starts it as a program: what may end a process, or asks for a fresh one.</summary>
internal static class ChildProgram
{
    public const string Memory = "memory", Programs = "programs", Twice = "twice";

    /// <summary>Starts the program.</summary>
    /// <param name="environment">Variables of its own.</param>
    /// <param name="args">What it is to do, and with what.</param>
    public static (int Code, string Output, string Error) Run(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProgram).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error);
    }

    private static int Main(string[] args)
    {
        switch (args)
        {
            case [Memory, .. var cases]:
                MemoryProbe.Run(cases);
                return 0;
            case [Programs, .. var models]:
                ProgramProbe.Run(models);
                return 0;
            case [Twice, var model, var precision]:
                ReorderProbe.Run(model, Enum.Parse<Precision>(precision));
                return 0;
            default:
                return 2;
        }
    }
}
