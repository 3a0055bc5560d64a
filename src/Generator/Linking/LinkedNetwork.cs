using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>A network whose names are resolved, in an order in which it can be computed.</summary>
/// <param name="Declaration">The network as declared.</param>
/// <param name="Library">The networks that it reaches.</param>
/// <param name="Stages">The stages whose inputs were found, each after those that it reads.</param>
/// <param name="Problems">What is wrong with names.</param>
internal sealed record LinkedNetwork(
    NetworkDeclaration Declaration, Library Library, EquatableArray<LinkedStage> Stages, EquatableArray<Problem> Problems)
{
    public LinkedStage? Find(string stage) => Stages.FirstOrDefault(s => s.Declaration.Name == stage);
}
