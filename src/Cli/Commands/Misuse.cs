using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace DaNetGen.Cli.Commands;

/// <summary>What is said of a call whose words make no sense: a sentence that ends with the help to read.</summary>
internal static class Misuse
{
    /// <summary>The complaint about a call; null where every word has its place.</summary>
    public static UserError? Of(ParseResult parsed)
    {
        bool isRefused = parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction;
        string? complaint = Unknown(parsed) is { } word ? Stray(word, parsed.CommandResult) : isRefused ? Complaint(parsed) : Empty(parsed);
        return complaint is null ? null : new($"{complaint}; see `{Path(parsed.CommandResult)} --help`.");
    }

    /// <summary>A command as it is called: <c>danet data check</c>.</summary>
    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "danet";

    /// <summary>The first word that means nothing; an option that a command does not have would else pass for one of its arguments.</summary>
    private static string? Unknown(ParseResult parsed)
    {
        string? option = parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(r => r.Tokens).FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
        return option ?? parsed.UnmatchedTokens.FirstOrDefault();
    }

    private static string Stray(string word, CommandResult result)
    {
        if (word.StartsWith('-'))
        {
            // The dashes, which all options share, say nothing of how near two of them are.
            string? near = Nearest.Find(word.TrimStart('-'), result.Command.Options.Select(o => o.Name.TrimStart('-')));
            return $"There is no option '{word}'{(near is null ? "" : $" (did you mean '--{near}'?)")}";
        }
        return result.Command.Subcommands.Count == 0
            ? $"'{word}' is one word too many"
            : $"There is no command '{$"{Path(result)} {word}"["danet ".Length..]}'{Nearest.Hint(word, result.Command.Subcommands.Select(c => c.Name))}";
    }

    /// <summary>What the parser refuses, with all that is missing in one clause.</summary>
    private static string Complaint(ParseResult parsed)
    {
        string[] missing = [.. parsed.Errors.Select(error => Missing(error.SymbolResult)).OfType<string>()];
        string? lack = missing is [] ? null : $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} missing";
        IEnumerable<string> others = parsed.Errors.Where(error => Missing(error.SymbolResult) is null).Select(Other).Distinct();
        return string.Join(", and ", [.. lack is null ? [] : (string[])[lack], .. others]);
    }

    private static string? Missing(SymbolResult? place) => place switch
    {
        ArgumentResult { Tokens.Count: 0 } argument => argument.Argument.Name,
        OptionResult { Implicit: true } option => option.Option.Name,
        _ => null,
    };

    private static string Other(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => Valueless(option),
        CommandResult { Command.Subcommands.Count: > 0 } group => $"`{Path(group)}` needs a command: {string.Join(" or ", group.Command.Subcommands.Select(c => c.Name))}",
        _ => error.Message.TrimEnd('.'),
    };

    /// <summary>A value that is there and empty, as a shell makes of a variable without one.</summary>
    private static string? Empty(ParseResult parsed) => parsed.CommandResult.Children
        .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
        .Select(child => child switch
        {
            OptionResult option => Valueless(option),
            ArgumentResult argument => $"{argument.Argument.Name} is empty",
            _ => null,
        })
        .FirstOrDefault();

    private static string Valueless(OptionResult option) => $"{option.Option.Name} needs a value";
}
