using System.CommandLine;
using DaNetGen.Cli.Benchmark;
using DaNetGen.Cli.Benchmark.Results;
using Spectre.Console;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet bench</c>: times ways to run a network against one another and against what the processor can do.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var arguments = new BenchArguments();
        var command = new ExplainedCommand(
            "bench",
            "Times ways to run a network against one another and against what the processor can do, and measures their memory.",
            "danet bench danet-r50 --size 512x512", "danet bench danet-r18 --size 360x480 --outputs fused --precision fp32,bf16 --json figures.json",
            "danet bench danet-r50 --size 1024x2048 --rounds 0  # memory alone", "danet bench --table --format markdown  # the README's table");
        foreach (Argument argument in arguments.Words) command.Add(argument);
        foreach (Option option in arguments.All) command.Add(option);
        command.SetAction(parsed =>
        {
            BenchSettings settings = arguments.Read(parsed);
            TorchSetup.Start(settings.Threads);
            return Run(settings, CommandLine.Of(parsed), terminal);
        });
        return command;
    }

    private static int Run(BenchSettings settings, string call, Terminal terminal)
    {
        IReadOnlyList<BenchCase> cases = settings.Cases();
        // A folder that cannot be had is told before the measurement, not after it.
        if (settings.Json is { } path) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        bool isMarkdown = settings.Format == BenchFormat.Markdown;
        Machine machine = Machine.Here();
        CaseResult[] results = WithProgress(terminal, isMarkdown, progress => cases.Select(bench => Measure(bench, settings.Extras, progress)).ToArray());
        if (settings.Json is { } file) BenchFile.Write(file, call, results, machine);
        if (!isMarkdown) BenchTable.Print(terminal, results, machine);
        else foreach (string line in BenchMarkdown.Lines(results, machine)) terminal.Line(line);
        return 0;
    }

    private static CaseResult Measure(BenchCase bench, ExtraVariants extras, Action<string> progress)
    {
        using var folder = new ScratchFolder();
        return new CaseRun(bench, folder.Path, extras, progress).Measure();
    }

    /// <summary>A line that changes on a screen; lines in a file, and beside Markdown, which is to be pasted as it is, on the error writer.</summary>
    private static T WithProgress<T>(Terminal terminal, bool isMarkdown, Func<Action<string>, T> work)
    {
        if (terminal.Live) return terminal.Console.Status().Start("begins", status => work(text => status.Status(Markup.Escape(text))));
        return work(isMarkdown ? terminal.Error.WriteLine : terminal.Line);
    }
}
