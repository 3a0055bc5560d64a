using System.Diagnostics;

namespace DaNetGen.Cli.Tests.Training;

/// <summary>The command in a process of its own, which a test may kill.</summary>
internal sealed class ChildRun : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output, error;

    public ChildRun(params string[] args) : this([], args)
    {
    }

    /// <param name="variables">Variables of its environment.</param>
    /// <param name="args">The words after <c>danet</c>.</param>
    public ChildRun((string Name, string Value)[] variables, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "danet.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool Ended => process.HasExited;

    /// <summary>Ends it by SIGKILL, which no handler sees.</summary>
    public void Kill() => process.Kill();

    public (int Code, string Output, string Error) Wait()
    {
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
