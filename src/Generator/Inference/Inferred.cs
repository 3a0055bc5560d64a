using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A value's name and shape.</summary>
internal sealed record NamedShape(string Name, Shape Shape);

/// <summary>How a stage is written in C#.</summary>
/// <param name="LayerType">The type of the layer that it owns; null for a function.</param>
/// <param name="Arguments">What the layer is built with, or what the function is given before (<paramref name="Leading"/>) or after the inputs.</param>
/// <param name="Function">The function that is called; for a layer, its factory where it is not a constructor.</param>
/// <param name="Leading">Whether the function's arguments come before its inputs.</param>
internal sealed record StageCode(string? LayerType, EquatableArray<string> Arguments, string? Function, bool Leading = false);

/// <summary>A stage with its shapes, what it computes, and how it is written.</summary>
/// <param name="Linked">The stage.</param>
/// <param name="Shape">The shape of its result; null for a network's outputs, and where it could not be inferred.</param>
/// <param name="Outputs">The outputs of the network that it runs.</param>
/// <param name="Primitives">What it computes.</param>
/// <param name="Code">How it is written.</param>
/// <param name="Network">The network that it runs, inferred for this use.</param>
/// <param name="Guards">What only the running network can tell, and is checked before the stage.</param>
/// <param name="Promised">
/// The sizes of the result that the user's own code promised, checked after the stage; -1 where <c>forward</c> cannot compute one.
/// </param>
internal sealed record InferredStage(
    LinkedStage Linked,
    Shape? Shape,
    EquatableArray<NamedShape> Outputs,
    EquatableArray<Primitive> Primitives,
    StageCode? Code,
    InferredNetwork? Network,
    EquatableArray<Guard> Guards = default,
    EquatableArray<Dim> Promised = default)
{
    public string Name => Linked.Declaration.Name;

    /// <summary>What parameters can read of it, by the name under which they do.</summary>
    public IEnumerable<NamedShape> Values() => Shape is not null
        ? [new NamedShape(Linked.Declaration.ValueName, Shape)]
        : Outputs.Select(o => o with { Name = Linked.Declaration.ValueName + o.Name });
}

/// <summary>A network with the shapes of all its values, for given hyperparameters and inputs.</summary>
/// <param name="Linked">The network.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Stages">The stages that could be inferred.</param>
/// <param name="Problems">What is wrong with sizes.</param>
/// <param name="Comparisons">How much of what its stages need of sizes is decided; the networks inside are counted too.</param>
internal sealed record InferredNetwork(
    LinkedNetwork Linked,
    EquatableArray<NamedShape> Inputs,
    EquatableArray<InferredStage> Stages,
    EquatableArray<Problem> Problems,
    Comparisons Comparisons)
{
    public InferredStage? Find(string stage) => Stages.FirstOrDefault(s => s.Name == stage);

    /// <summary>Everything that parameters can read, by the name under which they do, in the order in which it is computed.</summary>
    public IEnumerable<NamedShape> Values() => Inputs.Concat(Stages.SelectMany(s => s.Values()));
}
