using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>The <c>[Shape]</c> that a new input most probably has.</summary>
internal static class InputShape
{
    /// <summary>Layers whose weights depend on the channels that they read.</summary>
    private static readonly HashSet<string> NeedChannels =
        ["Conv", "ConvBnRelu", "Stem", "BasicStage", "BottleneckStage", "BatchNorm", "GroupNorm", "PositionAttention", "Classifier", "Linear"];

    private static readonly HashSet<string> ChannelNames = ["channels", "inChannels", "inputChannels"];

    /// <summary>The arguments of <c>[Shape]</c>; null where the network that reads the input has an input that cannot be told here.</summary>
    public static string? Suggest(NetworkDeclaration network, Library library, IEnumerable<StageDeclaration> readers)
    {
        var reader = readers.First();
        if (reader.Uses is { IsTypeParameter: false } uses && library.Find(uses.Id) is { } used)
        {
            return used.Inputs.FirstOrDefault()?.Shape is { } shape ? OfUsed(shape, used, reader) : null;
        }

        // Where no layer has weights, any channels will do.
        var channels = network.Stages.Any(s => NeedChannels.Contains(s.Operator) || s.Uses is not null) ? Channels(network) : "\"C\"";
        return reader.Operator == "Linear" ? $"\"B\", {channels}" : $"\"B\", {channels}, \"H\", \"W\"";
    }

    /// <summary>A hyperparameter that is called so, or those of an image in colour.</summary>
    private static string Channels(NetworkDeclaration network) =>
        network.Hyperparameters.FirstOrDefault(h => h.Kind == HyperparameterKind.Int && ChannelNames.Contains(h.Name)) is { } named
            ? $"nameof({Names.Identifier(named.Name)})"
            : "3";

    private static string? OfUsed(EquatableArray<ArgumentValue> shape, NetworkDeclaration used, StageDeclaration reader)
    {
        var dims = shape.Select(d => Dimension(d, used, reader)).ToList();
        return dims.Contains(null) ? null : string.Join(", ", dims);
    }

    private static string? Dimension(ArgumentValue declared, NetworkDeclaration used, StageDeclaration reader)
    {
        var index = used.Hyperparameters.ToList().FindIndex(h => h.Name == declared.Text);
        return (declared.Kind, index) switch
        {
            (ArgumentKind.Int, _) => declared.Text,
            (ArgumentKind.Text, >= 0) => (UseArguments.At(reader, index) ?? used.Hyperparameters[index].Default)?.Code,
            (ArgumentKind.Text, _) when declared.Text.All(char.IsLetterOrDigit) => declared.Code,
            _ => null,
        };
    }
}
