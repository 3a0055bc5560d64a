using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>Networks whose stages have names that mean something in XML, HTML, scripts or Mermaid, which C# would not allow.</summary>
internal static class OddNames
{
    /// <summary>What every name ends in.</summary>
    public const string End = "</text><b>&\"'`#35; %% --> end]|;\\</script>é😀";

    /// <summary>The odd network with its optional stages.</summary>
    public static DrawnNetwork Plain { get; } = new("odd", "[B, C, H, W]", CompiledGraph.Infer(typeof(OddNet), new Dictionary<string, ArgumentValue>(StringComparer.Ordinal)
    {
        ["extra"] = ArgumentValue.Bool(true), ["more"] = ArgumentValue.Bool(true),
    }), new(2, 48, 64), NetworkOutline.EveryDepth);

    /// <summary>The same with odd names.</summary>
    public static DrawnNetwork Odd { get; } = Plain with { Name = Plain.Name + End, Graph = Renamed(Plain.Graph) };

    private static InferredNetwork Renamed(InferredNetwork network) => network with
    {
        Inputs = network.Inputs.Select(Renamed).ToEquatable(),
        Stages = network.Stages.Select(stage => stage with
        {
            Linked = stage.Linked with
            {
                Declaration = stage.Linked.Declaration with { Name = stage.Name + End, Operator = stage.Linked.Declaration.Operator + End },
                Inputs = stage.Linked.Inputs.Select(source => new ValueSource(Renamed(source.Input), Renamed(source.Stage), Renamed(source.Output))).ToEquatable(),
            },
            Outputs = stage.Outputs.Select(Renamed).ToEquatable(),
            Network = stage.Network is { } inside ? Renamed(inside) : null,
        }).ToEquatable(),
    };

    private static NamedShape Renamed(NamedShape value) => value with { Name = value.Name + End };

    private static string? Renamed(string? name) => name is null ? null : name + End;
}
