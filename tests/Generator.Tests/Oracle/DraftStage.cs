namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A stage as text, and what of it the drawing needs to know.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attribute">The attribute with its arguments.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Parameters">The method's parameters.</param>
internal sealed record DraftStage(string Name, string Attribute, IReadOnlyList<DraftValue> Reads, string Parameters)
{
    public string Operator => Attribute.Split('(', '<')[0];

    public string ValueName => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>The type that the method returns.</summary>
    public string Result { get; init; } = "Tensor";

    /// <summary>How it is marked as an output; empty for none.</summary>
    public string Output { get; init; } = "";

    /// <summary>The user's own body; empty for none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The shape that the result is said to have; empty for none.</summary>
    public string ResultShape { get; init; } = "";

    public string Text => $"    [{Attribute}{(Output.Length > 0 ? $", {Output}" : "")}]\n"
        + (ResultShape.Length > 0 ? $"    [return: Shape({ResultShape})]\n" : "")
        + $"    private {(Body.Length > 0 ? "" : "partial ")}{Result} {Name}({Parameters}){Body};\n";
}
