using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>The outputs of a network that a stage uses.</summary>
internal static class NetworkOutputs
{
    /// <summary>The names of the outputs, in order; none where the network is not known.</summary>
    public static IEnumerable<string> Of(NetworkReference reference, NetworkDeclaration user, Library library) =>
        reference.IsTypeParameter
            ? user.TypeParameters.FirstOrDefault(t => t.Name == reference.Id)?.Contract?.OutputNames ?? Enumerable.Empty<string>()
            : library.Find(reference.Id)?.Outputs.Select(o => o.Name) ?? [];

    /// <summary>The bool hyperparameter of the used network that is false here and so takes one of its outputs away; null for none.</summary>
    public static string? SwitchedOffBy(StageDeclaration stage, string output, Library library)
    {
        if (stage.Uses is not { IsTypeParameter: false } reference || library.Find(reference.Id) is not { } network
            || network.FindStage(output)?.When is not { } when)
        {
            return null;
        }

        var index = network.Hyperparameters.ToList().FindIndex(h => h.Name == when);
        var value = UseArguments.At(stage, index) ?? network.FindHyperparameter(when)?.Default;
        return value is { Kind: ArgumentKind.Bool, Text: "false" } ? when : null;
    }

    /// <summary>
    /// The bool hyperparameter of <paramref name="user"/> that one of the outputs depends on; null where it is always there.
    /// </summary>
    public static string? Flag(StageDeclaration stage, string output, Library library)
    {
        if (stage.Uses is not { IsTypeParameter: false } reference || library.Find(reference.Id) is not { } network
            || network.FindStage(output)?.When is not { } when)
        {
            return null;
        }

        var index = network.Hyperparameters.ToList().FindIndex(h => h.Name == when);
        return UseArguments.At(stage, index) is { Kind: ArgumentKind.Text, Text: var flag } ? flag : null;
    }
}
