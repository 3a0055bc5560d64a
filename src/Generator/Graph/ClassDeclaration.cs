using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>The C# side of a stage: what the generated part must repeat to the letter.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Modifiers">The user's modifiers, in order, with <c>partial</c>.</param>
/// <param name="ReturnType">The declared return type, fully qualified.</param>
/// <param name="ParameterTypes">The parameters' types, fully qualified.</param>
/// <param name="Documentation">What the user wrote above it.</param>
/// <param name="IsPartial">Whether the generator writes the body.</param>
internal sealed record MethodDeclaration(
    string Name,
    string Modifiers,
    string ReturnType,
    EquatableArray<string> ParameterTypes,
    UserDocumentation Documentation,
    bool IsPartial);

/// <summary>The C# side of a network: how its class is written down.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Containers">Headers of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Header">The class's own header: <c>partial class DANet&lt;TBackbone&gt;</c>.</param>
/// <param name="Misform">What is wrong with how its stages are written, as it is reported; null where nothing is.</param>
/// <param name="CanBeNetwork">Whether it can have a base class and layers; otherwise only throwing bodies are written.</param>
/// <param name="HasSummary">Whether the user wrote a summary of it.</param>
/// <param name="HasRemarks">Whether the user wrote remarks on it.</param>
/// <param name="Methods">The stages.</param>
/// <param name="Implements">The contracts in the base list.</param>
/// <param name="Checkpoint">The path in <c>[Checkpoint]</c>, with slashes; empty for an attribute without one, null for no attribute.</param>
internal sealed record ClassDeclaration(
    string Namespace,
    EquatableArray<string> Containers,
    string Header,
    string? Misform,
    bool CanBeNetwork,
    bool HasSummary,
    bool HasRemarks,
    EquatableArray<MethodDeclaration> Methods,
    EquatableArray<Contract> Implements,
    string? Checkpoint)
{
    public MethodDeclaration Method(string stage) => Methods.First(m => m.Name == stage);
}
