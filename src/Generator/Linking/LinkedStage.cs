using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>What a parameter reads: an input (no stage), a stage's result, or one output of a network that a stage runs.</summary>
internal sealed record ValueSource(string? Input, string? Stage, string? Output)
{
    /// <summary>The name by which parameters read the value.</summary>
    public string Name => Input ?? Names.Camel(Stage!) + Output;

    /// <summary>The argument of <c>[From]</c> that reads it, which an editor renames along with the stage.</summary>
    public string FromArgument =>
        Input is not null ? $"\"{Input}\"" : $"nameof({Names.Identifier(Stage!)})" + (Output is null ? "" : $" + \"{Output}\"");
}

/// <summary>
/// When a stage is computed: always, or when at least one of some bool hyperparameters is true, because only outputs that
/// depend on them need it.
/// </summary>
internal sealed record Condition(EquatableArray<string> Flags)
{
    public static Condition Always { get; } = new(EquatableArray.Of<string>());

    public bool IsAlways => Flags.Count == 0;

    public static Condition When(IEnumerable<string> flags) => new(flags.Distinct().OrderBy(f => f, StringComparer.Ordinal).ToEquatable());

    public override string ToString() => string.Join(" || ", Flags);
}

/// <summary>A stage with its inputs found.</summary>
/// <param name="Declaration">The stage as declared.</param>
/// <param name="Inputs">What each parameter reads; null where the name could not be found.</param>
/// <param name="Condition">When it is computed.</param>
internal sealed record LinkedStage(StageDeclaration Declaration, EquatableArray<ValueSource> Inputs, Condition Condition);
