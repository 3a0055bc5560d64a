using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Cli.Export;

/// <summary>What is exported.</summary>
/// <param name="Name">The name of its files, such as "danet-r50".</param>
/// <param name="Compiled">The network as its compiler left it.</param>
/// <param name="Arguments">The values of its hyperparameters, by name; those left out have their defaults.</param>
/// <param name="Model">Which model of the catalogue it is, and what its outputs mean; null for a network of the user's own.</param>
/// <param name="Weights">The network with the weights that go along; null for none.</param>
internal sealed record ExportSource(
    string Name, DeclaredNetwork Compiled, IReadOnlyDictionary<string, ArgumentValue> Arguments, TrainedModel? Model, Network? Weights)
{
    /// <summary>What was asked for besides.</summary>
    public ExportSettings Settings { get; init; } = new();
}
