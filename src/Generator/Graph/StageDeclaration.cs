using System.Text.RegularExpressions;
using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>A parameter of a stage: what it reads, and its shape where it is an input of the network.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Source">The name that it reads by: its own, or that of <c>[From]</c>.</param>
/// <param name="Shape">The declared dimensions, where the parameter is an input; null elsewhere.</param>
/// <param name="Facts">What is declared of the input's sizes.</param>
internal sealed record StageParameter(string Name, string Source, EquatableArray<ArgumentValue>? Shape, EquatableArray<Fact> Facts)
{
    public bool IsInput => Shape is not null;
}

/// <summary>A network that a stage uses: its id, and those that stand for its type parameters.</summary>
/// <param name="Id">Full metadata name, or the type parameter's name.</param>
/// <param name="Type">How C# code names it, fully qualified.</param>
/// <param name="TypeArguments">The networks that close it.</param>
/// <param name="IsTypeParameter">Whether it is a type parameter of the class.</param>
internal sealed record NetworkReference(
    string Id, string Type, EquatableArray<NetworkReference> TypeArguments, bool IsTypeParameter = false)
{
    /// <summary>The name without namespaces, for messages.</summary>
    public string ShortName => Regex.Replace(Type, @"@?\w+(::|\.)", "");

    public override string ToString() => ShortName;
}

/// <summary>A partial method, or a method with the user's own body, as declared.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Operator">The attribute's name: what the stage computes.</param>
/// <param name="Arguments">The attribute's arguments that were written.</param>
/// <param name="Parameters">What the stage reads, in order.</param>
/// <param name="Key">The <c>[Key]</c>, or null for the snake_case of the name.</param>
/// <param name="IsOutput">Whether the result is an output of the network.</param>
/// <param name="When">The bool hyperparameter that the output depends on.</param>
/// <param name="Result">The declared shape of the result, for own bodies and own modules.</param>
/// <param name="Uses">The network that <c>[Use]</c> runs.</param>
/// <param name="Module">The type of <c>[Layer]</c>'s module, fully qualified.</param>
internal sealed record StageDeclaration(
    string Name,
    string Operator,
    EquatableArray<Argument> Arguments,
    EquatableArray<StageParameter> Parameters,
    string? Key,
    bool IsOutput,
    string? When,
    EquatableArray<ArgumentValue>? Result,
    NetworkReference? Uses,
    string? Module)
{
    /// <summary>The state_dict key.</summary>
    public string KeyOrDefault => Key ?? Names.Snake(Name);

    /// <summary>The name by which parameters read the result.</summary>
    public string ValueName => Names.Camel(Name);

    public ArgumentValue? Find(string argument) => Arguments.FirstOrDefault(a => a.Name == argument)?.Value;
}
