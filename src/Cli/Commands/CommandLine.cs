using System.CommandLine;

namespace DaNetGen.Cli.Commands;

/// <summary>A call of the command as text, to be repeated.</summary>
internal static class CommandLine
{
    /// <summary><c>danet train --data "my photos"</c>: the words as they were given, quoted where a shell would part them.</summary>
    public static string Of(ParseResult parsed) => string.Join(' ', ["danet", .. parsed.Tokens.Select(token => Quoted(token.Value))]);

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;
}
