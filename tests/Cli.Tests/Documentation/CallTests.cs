using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using DaNetGen.Cli.Commands;

namespace DaNetGen.Cli.Tests.Documentation;

/// <summary>What the documentation says of the command, the command has.</summary>
public partial class CallTests
{
    /// <summary>Calls in blocks of code.</summary>
    public static TheoryData<string> Calls => [.. MarkdownPage.All.SelectMany(page => page.CodeLines).Where(IsCall).Select(Words).Distinct()];

    /// <summary>Calls within sentences, which may leave out what a call needs.</summary>
    public static TheoryData<string> Mentions => [.. MarkdownPage.All.SelectMany(page => page.Spans).Where(IsCall).Distinct()];

    /// <summary>Options within sentences.</summary>
    public static TheoryData<string> Options => [.. MarkdownPage.All.SelectMany(page => page.Spans).Where(span => !IsCall(span)).SelectMany(span => Option().Matches(span)).Select(m => m.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_can_be_made(string call) => Assert.Null(Misuse.Of(Parse(call))?.Message);

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mentioned_call_has_words_that_the_command_knows(string call)
    {
        if (Misuse.Of(Parse(call)) is { } misuse) Assert.Matches("(is|are) missing;|needs a (command|value)", misuse.Message);
    }

    /// <summary>Options of the command, of the exported train.py, and of the programs of others that the README names.</summary>
    [Theory]
    [MemberData(nameof(Options))]
    public void A_mentioned_option_exists(string option)
    {
        string[] theirs = ["--project", "--filter", "--redirects", "--tee", "--log_dir"];
        string training = File.ReadAllText(Path.Combine(MarkdownPage.Root, "src", "Cli", "Export", "PyTorch", "Python", "train.py"));
        Assert.True(Every(Root()).SelectMany(c => c.Options).Any(o => o.Name == option) || theirs.Contains(option) || training.Contains($"\"{option}\""), option);
    }

    [Fact]
    public void The_readme_lists_every_command()
    {
        string[] lines = [.. MarkdownPage.Read(Path.Combine(MarkdownPage.Root, "README.md")).CodeLines.Where(IsCall).Select(Words)];
        IEnumerable<string> commands = Every(Root()).Where(c => c.Subcommands.Count == 0).Select(c => c.Parents.Single() is RootCommand ? c.Name : $"{c.Parents.Single().Name} {c.Name}");
        Assert.All(commands, command => Assert.Contains(lines, line => line.StartsWith($"danet {command}", StringComparison.Ordinal)));
    }

    private static bool IsCall(string text) => text == "danet" || text.StartsWith("danet ", StringComparison.Ordinal);

    /// <summary>A line of code without what explains it: a comment, or words set apart.</summary>
    private static string Words(string line) => Explanation().Replace(line, "").TrimEnd();

    private static ParseResult Parse(string call) => Root().Parse([.. CommandLineParser.SplitCommandLine(call).Skip(1)]);

    private static RootCommand Root() => DanetCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null, live: false), new Option<bool>("--debug"));

    private static IEnumerable<Command> Every(Command command) => command.Hidden ? [] : [command, .. command.Subcommands.SelectMany(Every)];

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z_-]*")]
    private static partial Regex Option();

    [GeneratedRegex("\\s+#.*|\\s{2,}.*")]
    private static partial Regex Explanation();
}
