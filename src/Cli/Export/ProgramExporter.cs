using DaNetGen.Cli.Catalog;
using DaNetGen.Export;

namespace DaNetGen.Cli.Export;

/// <summary>Writes a network as a program that runs elsewhere as it is, weights included.</summary>
internal static class ProgramExporter
{
    /// <summary>The file that holds the program.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="source">What is exported.</param>
    /// <param name="write">Writes a network to a path.</param>
    /// <exception cref="UserError">The network is one of the user's own, which does not run here.</exception>
    public static ExportedFile File(string name, ExportSource source, Func<Network, string, ExportedNetwork> write) => source is { Model: null, Weights: null }
        ? throw new UserError("A network of your own has its weights where it runs: export it there, by OnnxFile, TorchScriptFile or TritonRepository of DaNetGen.Export.")
        : new(name, path => Write(source, path, write));

    private static IReadOnlyList<string> Write(ExportSource source, string path, Func<Network, string, ExportedNetwork> write)
    {
        using Network? fresh = source.Weights is null ? ModelCatalog.Build(source.Model!.Spec) : null;
        try
        {
            return [.. Notes(write(source.Weights ?? fresh!, path), fresh is not null)];
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            // .NET adds the parameter's name, which the command line does not have.
            throw new UserError(refusal.Message.Split(" (Parameter")[0]);
        }
    }

    private static IEnumerable<string> Notes(ExportedNetwork network, bool isFresh)
    {
        yield return $"{string.Join(", ", network.Inputs)} -> {string.Join(", ", network.Outputs)}";
        if (network.FixedBecause is { } reason) yield return reason;
        if (isFresh) yield return "The weights are fresh and untrained; --weights FILE takes trained ones.";
    }
}
