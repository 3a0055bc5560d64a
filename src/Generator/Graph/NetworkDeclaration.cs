using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>A network as declared: all that inference needs, and nothing of how it is written down in C#.</summary>
/// <param name="Id">Full metadata name: <c>DaNetGen.Models.DANet`1</c>.</param>
/// <param name="Name">The class's name.</param>
/// <param name="TypeParameters">The type parameters, in order.</param>
/// <param name="Hyperparameters">The primary constructor's parameters, in order.</param>
/// <param name="Stages">The stages, in the order of their declaration.</param>
internal sealed record NetworkDeclaration(
    string Id,
    string Name,
    EquatableArray<TypeParameter> TypeParameters,
    EquatableArray<Hyperparameter> Hyperparameters,
    EquatableArray<StageDeclaration> Stages)
{
    /// <summary>The network's inputs, in the order in which the stages first name them.</summary>
    public IEnumerable<StageParameter> Inputs =>
        Stages.SelectMany(s => s.Parameters).Where(p => p.IsInput).GroupBy(p => p.Name).Select(g => g.First());

    public IEnumerable<StageDeclaration> Outputs => Stages.Where(s => s.IsOutput);

    public StageDeclaration? FindStage(string name) => Stages.FirstOrDefault(s => s.Name == name);

    public Hyperparameter? FindHyperparameter(string name) => Hyperparameters.FirstOrDefault(h => h.Name == name);
}
