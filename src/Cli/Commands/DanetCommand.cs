using System.CommandLine;
using System.CommandLine.Help;
using DaNetGen.Checkpoints;

namespace DaNetGen.Cli.Commands;

/// <summary>The <c>danet</c> command: its subcommands, and the one place where failures become a sentence and an exit code.</summary>
internal static class DanetCommand
{
    private const int Failed = 1;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The words after <c>danet</c>.</param>
    /// <param name="terminal">Where it prints.</param>
    /// <returns>0, or 1 after one sentence on the error writer.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        var debug = new Option<bool>("--debug") { Description = "After a failure, show where in the program it came from.", Recursive = true };
        RootCommand root = Create(terminal, debug);
        try
        {
            ParseResult parsed = root.Parse(args);
            if (Misuse.Of(parsed) is { } misuse) throw misuse;
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem)
        {
            terminal.Error.WriteLine($"danet: {Sentence(problem)}");
            if (args.Contains(debug.Name)) terminal.Error.WriteLine(problem);
            return Failed;
        }
    }

    /// <summary>The command with all of its subcommands.</summary>
    internal static RootCommand Create(Terminal terminal, Option<bool> debug)
    {
        Command[] commands =
        [
            DemoCommand.Create(terminal), TrainCommand.Create(terminal), EvalCommand.Create(terminal), PredictCommand.Create(terminal), AblateCommand.Create(terminal),
            ReportCommand.Create(terminal), DataCommand.Create(terminal), WeightsCommand.Create(terminal), ExportCommand.Create(terminal), SummaryCommand.Create(terminal),
            GraphCommand.Create(terminal), BenchCommand.Create(terminal), ModelsCommand.Create(terminal), StepCommand.Create(terminal), PeakCommand.Create(terminal),
        ];
        var root = new RootCommand("Trains, scores and uses segmentation networks. Without a command it runs the demo.");
        foreach (Command command in commands) root.Add(command);
        root.Add(debug);
        ExplainedCommand.ShowExamples(root);
        root.SetAction(_ => DemoCommand.Run(new DemoSettings(), terminal));
        return root;
    }

    /// <summary>What is printed of a failure: always one line.</summary>
    private static string Sentence(Exception problem)
    {
        string text = problem switch
        {
            UserError or CheckpointException => problem.Message,
            OutOfMemoryException => "The memory does not suffice; lower --batch, --crop or --scale.",
            OverflowException => "The network's numbers pass 64 bits; lower --batch or --size.",
            IOException or UnauthorizedAccessException => $"A file could not be read or written: {problem.Message.TrimEnd('.')}.",
            _ => $"Something unexpected went wrong ({problem.GetType().Name}: {problem.Message.Split('\n')[0].Trim().TrimEnd('.')}); --debug shows where.",
        };
        return text.ReplaceLineEndings(" ");
    }
}
