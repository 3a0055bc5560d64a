using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
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
            if (Unknown(parsed) is not null || (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)) throw Misuse(parsed);
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
            ReportCommand.Create(terminal), DataCommand.Create(terminal), WeightsCommand.Create(terminal), ExportCommand.Create(terminal), SummaryCommand.Create(terminal), ModelsCommand.Create(terminal), StepCommand.Create(terminal),
        ];
        var root = new RootCommand("Trains, scores and uses segmentation networks. Without a command it runs the demo.");
        foreach (Command command in commands) root.Add(command);
        root.Add(debug);
        ExplainedCommand.ShowExamples(root);
        root.SetAction(_ => DemoCommand.Run(new DemoSettings(), terminal));
        return root;
    }

    private static UserError Misuse(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = $"{Path(parsed.CommandResult)} --help";
        string complaint = string.Join(", and ", parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct());
        string hint = "";
        if (Unknown(parsed) is { } word)
        {
            bool isOption = word.StartsWith('-');
            complaint = isOption ? $"There is no option '{word}'" : command is RootCommand ? $"There is no command '{word}'" : $"'{word}' is one word too many";
            hint = Nearest.Hint(word, isOption ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name));
        }
        return new($"{complaint}{hint}; see `{help}`.");
    }

    /// <summary>The first word that means nothing; an option that a command does not have would else pass for one of its arguments.</summary>
    private static string? Unknown(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0) return parsed.UnmatchedTokens[0];
        return parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(r => r.Tokens).FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
    }

    /// <summary>A command as it is called: <c>danet data check</c>.</summary>
    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "danet";

    /// <summary>What is printed of a failure: always one line.</summary>
    private static string Sentence(Exception problem)
    {
        string text = problem switch
        {
            UserError or CheckpointException => problem.Message,
            OutOfMemoryException => "The memory does not suffice; lower --batch, --crop or --scale.",
            IOException or UnauthorizedAccessException => $"A file could not be read or written: {problem.Message.TrimEnd('.')}.",
            _ => $"Something unexpected went wrong ({problem.GetType().Name}: {problem.Message.Split('\n')[0].Trim().TrimEnd('.')}); --debug shows where.",
        };
        return text.ReplaceLineEndings(" ");
    }
}
