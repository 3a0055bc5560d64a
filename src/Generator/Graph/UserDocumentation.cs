using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>What a user wrote of a parameter.</summary>
internal sealed record DocumentedParameter(string Name, string Text);

/// <summary>The documentation that a user wrote above a member, as the XML inside of its elements.</summary>
/// <param name="Summary">The summary; null for none.</param>
/// <param name="Parameters">The parameters that it names.</param>
/// <param name="Returns">What is returned; null for none.</param>
/// <param name="Remarks">The remarks; null for none.</param>
/// <param name="Others">All else, element by element.</param>
internal sealed record UserDocumentation(
    string? Summary, EquatableArray<DocumentedParameter> Parameters, string? Returns, string? Remarks, EquatableArray<string> Others)
{
    public static UserDocumentation None { get; } =
        new(null, EquatableArray.Of<DocumentedParameter>(), null, null, EquatableArray.Of<string>());

    /// <summary>Whether what is missing here is to be found elsewhere.</summary>
    public bool Inherits => Others.Any(o => o.StartsWith("<inheritdoc", StringComparison.Ordinal) || o.StartsWith("<include", StringComparison.Ordinal));

    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Name == name)?.Text;
}
