using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>A network as its C# text says, read without the generator: what the reference runs.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="TypeParameters">Names of its type parameters.</param>
/// <param name="Parameters">The primary constructor's parameters.</param>
/// <param name="Contracts">Names of the interfaces in the base list.</param>
/// <param name="Stages">The stages, in the order of their declaration.</param>
internal sealed record ReferenceNetwork(
    string Name,
    IReadOnlyList<string> TypeParameters,
    IReadOnlyList<ReferenceParameter> Parameters,
    IReadOnlyList<string> Contracts,
    IReadOnlyList<ReferenceStage> Stages)
{
    /// <summary>The inputs in the order in which the stages first name them.</summary>
    public IEnumerable<ReferenceRead> Inputs => Stages.SelectMany(s => s.Reads).Where(r => r.Shape is not null).DistinctBy(r => r.Name);
}

/// <summary>A hyperparameter and its default; no syntax where it must be given.</summary>
internal sealed record ReferenceParameter(string Name, string Type, ExpressionSyntax? Default, IReadOnlyList<ReferenceFact> Facts);

/// <summary>What is declared of a size besides its being one: the attribute's name and its arguments.</summary>
internal sealed record ReferenceFact(string Name, IReadOnlyList<object?> Arguments)
{
    /// <summary>Whether the fact holds of a number.</summary>
    public bool IsMet(long number) => Name switch
    {
        "AtLeast" => number >= (int)Arguments[0]!,
        "MultipleOf" => number % (int)Arguments[0]! == 0,
        _ => Arguments.Contains((int)number),
    };
}

/// <summary>A stage: its attribute with the constants in it, and what its parameters read.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Operator">The attribute's name.</param>
/// <param name="Network">The type argument of <c>[Use]</c> or <c>[Layer]</c>.</param>
/// <param name="Arguments">The attribute's arguments by the names of its constructor's parameters and properties, in camel case.</param>
/// <param name="Rest">The arguments of a <c>params</c> list.</param>
/// <param name="Reads">The method's parameters.</param>
/// <param name="IsOutput">Whether the result is an output.</param>
/// <param name="When">The flag that the output depends on.</param>
/// <param name="Result">The type that the method returns.</param>
/// <param name="Body">The user's own body.</param>
internal sealed record ReferenceStage(
    string Name,
    string Operator,
    ReferenceType? Network,
    IReadOnlyDictionary<string, object?> Arguments,
    IReadOnlyList<object?> Rest,
    IReadOnlyList<ReferenceRead> Reads,
    bool IsOutput,
    string? When,
    string Result,
    string? Body)
{
    /// <summary>How parameters name the result.</summary>
    public string ValueName => char.ToLowerInvariant(Name[0]) + Name[1..];
}

/// <summary>What a parameter reads; with a shape, an input of the network.</summary>
internal sealed record ReferenceRead(string Name, string Source, IReadOnlyList<object?>? Shape, IReadOnlyList<ReferenceFact> Facts);

/// <summary>A class's name and what closes it.</summary>
internal sealed record ReferenceType(string Name, IReadOnlyList<ReferenceType> Arguments);

/// <summary>The names of a declaration do not fit: no size of any input is looked at to know that.</summary>
internal sealed class ReferenceNameException(string message) : Exception(message);

/// <summary>A promise about a shape is broken: what a person would assert at the head of a module.</summary>
internal sealed class ReferenceShapeException(string message) : Exception(message);
