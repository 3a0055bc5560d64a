using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Graph;

/// <summary>What kind of constant stands in an attribute.</summary>
internal enum ArgumentKind
{
    /// <summary>Not written, or null.</summary>
    Null,
    Int,
    Double,
    Bool,

    /// <summary>A string: the name of a hyperparameter or an expression, as the operator reads it.</summary>
    Text,

    /// <summary>A member of an enum, by its full name.</summary>
    Enum,

    /// <summary>Whole numbers with commas between them, where a tool binds an <c>int[]</c> from outside.</summary>
    Array,

    /// <summary>Something that C# itself rejects or the language has no use for.</summary>
    Unreadable,
}

/// <summary>A constant as it stands in an attribute, in invariant text.</summary>
internal sealed record ArgumentValue(ArgumentKind Kind, string Text)
{
    public static ArgumentValue Null { get; } = new(ArgumentKind.Null, "");

    public static ArgumentValue Int(long value) => new(ArgumentKind.Int, value.ToString(CultureInfo.InvariantCulture));

    public static ArgumentValue Double(double value) => new(ArgumentKind.Double, value.ToString("R", CultureInfo.InvariantCulture));

    public static ArgumentValue Bool(bool value) => new(ArgumentKind.Bool, value ? "true" : "false");

    public static ArgumentValue Of(string text) => new(ArgumentKind.Text, text);

    /// <summary>The constant as C#.</summary>
    public string Code => Kind switch
    {
        ArgumentKind.Null => "null",
        ArgumentKind.Text => SymbolDisplay.FormatLiteral(Text, quote: true),
        ArgumentKind.Enum => "global::" + Text,
        _ => Text,
    };

    public override string ToString() => Kind == ArgumentKind.Text ? $"\"{Text}\"" : Kind == ArgumentKind.Null ? "null" : Text;
}

/// <summary>A named argument of an attribute: a constructor parameter or a property.</summary>
internal sealed record Argument(string Name, ArgumentValue Value);
