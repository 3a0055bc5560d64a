namespace DaNetGen.Cli.Catalog;

/// <summary>A network that the command knows by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Head">The head, for the list of models.</param>
/// <param name="Backbone">The backbone, for the list of models.</param>
/// <param name="Build">Builds it with fresh weights.</param>
internal sealed record ModelEntry(string Name, string Head, string Backbone, Func<ModelSpec, Network> Build);
