using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DaNetGen.Cli.Commands;

/// <summary>A command whose help ends with calls of it, ready to be copied.</summary>
/// <param name="name">The word after <c>danet</c>.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Whole calls, each with a few words on what it is for after a '#'.</param>
internal sealed class ExplainedCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Calls of the command.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>Lets the help of every command under this root close with its examples.</summary>
    public static void ShowExamples(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction plain) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = plain.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not ExplainedCommand explained) return code;
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in explained.Examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return code;
        }
    }
}
