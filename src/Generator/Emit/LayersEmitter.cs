using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the fields that hold layers, and their registration.</summary>
internal static class LayersEmitter
{
    public static string Field(string stage) => "_" + Names.Camel(stage);

    /// <summary>The field that keeps a bool hyperparameter for <c>forward</c>.</summary>
    public static string FlagField(string flag) => $"_{flag}IsOn";

    /// <summary>The condition over the hyperparameters as fields.</summary>
    public static string Test(Condition condition, Func<string, string> name)
    {
        var test = string.Join(" || ", condition.Flags.Select(name));
        return condition.Flags.Count > 1 ? $"({test})" : test;
    }

    public static void Fields(SourceWriter writer, InferredNetwork network)
    {
        foreach (var h in network.Linked.Declaration.Hyperparameters)
        {
            Checks(writer, h);
        }

        var flags = Flags(network).ToList();
        var kept = RunTimeCode.KeptHyperparameters(network).ToList();
        if (flags.Count + kept.Count > 0)
        {
            writer.Line("#pragma warning disable CS9124 // A hyperparameter that is kept here may be read by the user's own members too.");
        }

        foreach (var flag in flags)
        {
            writer.Line($"private readonly bool {FlagField(flag)} = {Names.Identifier(flag)};");
        }

        foreach (var name in kept)
        {
            writer.Line($"private readonly int {RunTimeCode.Field(name)} = {Names.Identifier(name)};");
        }

        if (flags.Count + kept.Count > 0)
        {
            writer.Line("#pragma warning restore CS9124");
        }

        GuardEmitter.Fields(writer, network);

        foreach (var stage in WithLayers(network))
        {
            var code = stage.Code!;
            var created = code.Function is { } factory ? $"{factory}({Arguments(code)})" : $"new({Arguments(code)})";
            writer.Line(stage.Linked.Condition.IsAlways
                ? $"private readonly {code.LayerType} {Field(stage.Name)} = {created};"
                : $"private readonly {code.LayerType}? {Field(stage.Name)} = {Test(stage.Linked.Condition, Names.Identifier)} ? {created} : null;");
        }
    }

    /// <summary>Fields whose initialisers check a hyperparameter.</summary>
    private static void Checks(SourceWriter writer, Hyperparameter hyperparameter)
    {
        var name = Names.Identifier(hyperparameter.Name);
        var checks = hyperparameter.Facts.Select(f => $"{f.Kind}({name}, {f.Value})").ToList();
        if (hyperparameter.Allowed.Count > 0)
        {
            checks.Insert(0, $"OneOf({name}, [{string.Join(", ", hyperparameter.Allowed)}])");
        }

        for (var i = 0; i < checks.Count; i++)
        {
            var field = "_allowed" + Names.Pascal(hyperparameter.Name) + (i == 0 ? "" : $"{i + 1}");
            writer.Line($"private readonly int {field} = global::DaNetGen.Require.{checks[i]};");
        }
    }

    public static void Registration(SourceWriter writer, InferredNetwork network)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Block("protected override void RegisterLayers()", () =>
        {
            foreach (var stage in WithLayers(network))
            {
                var key = SymbolDisplay.FormatLiteral(stage.Linked.Declaration.KeyOrDefault, quote: true);
                var register = $"RegisterStage(\"{stage.Name}\", {key}, {Field(stage.Name)});";
                if (stage.Linked.Condition.IsAlways)
                {
                    writer.Line(register);
                }
                else
                {
                    writer.Block($"if ({Field(stage.Name)} is not null)", () => writer.Line(register));
                }
            }
        });
    }

    /// <summary>The stages that own a layer, in the order of declaration, which is that of the keys.</summary>
    private static IEnumerable<InferredStage> WithLayers(InferredNetwork network) =>
        network.Linked.Declaration.Stages.Select(s => network.Find(s.Name)!).Where(s => s.Code?.LayerType is not null);

    private static IEnumerable<string> Flags(InferredNetwork network) => network.Stages.SelectMany(s => s.Linked.Condition.Flags)
        .Concat(network.Linked.Declaration.Outputs.Select(o => o.When).OfType<string>()).Distinct().OrderBy(f => f, StringComparer.Ordinal);

    private static string Arguments(StageCode code) => string.Join(", ", code.Arguments);
}
