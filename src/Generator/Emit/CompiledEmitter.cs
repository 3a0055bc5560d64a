using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes <c>Compile</c> and the typed <c>Compiled</c> that it gives.</summary>
internal static class CompiledEmitter
{
    private const string Options = "global::DaNetGen.CompileOptions";

    public static void Compile(SourceWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override Compiled Compile({Options} options, params long[][] shapes) => new(this, options, shapes);");
        writer.Line();
        writer.Line($"/// <inheritdoc cref=\"Compile({Options}, long[][])\"/>");
        writer.Line($"public Compiled Compile(params long[][] shapes) => new(this, {Options}.Default, shapes);");
    }

    public static void Compiled(SourceWriter writer, InferredNetwork network, ReadableShapes shapes)
    {
        var name = network.Linked.Declaration.Name;
        writer.Line($"/// <summary>{name} compiled for inference: a snapshot of its weights, safe to call from several threads.</summary>");
        writer.Line(TypeNames.GeneratedCode);
        writer.Block("public sealed class Compiled : global::DaNetGen.CompiledNetwork", () =>
        {
            writer.Line($"private readonly {TypeNames.Self(network.Linked.Declaration)} _network;");
            writer.Line();
            writer.Line($"internal Compiled({TypeNames.Self(network.Linked.Declaration)} network, {Options} options, long[][] shapes) : base(network, options, shapes) => _network = network;");
            writer.Line();
            writer.Line("/// <summary>Runs the compiled network, without gradients.</summary>");
            foreach (var input in network.Inputs)
            {
                writer.Line($"/// <param name=\"{input.Name}\">{shapes.Code(input.Shape)}</param>");
            }

            writer.Line("/// <returns>The outputs that were asked for, which own their tensors: dispose them.</returns>");
            var inputs = string.Join(", ", network.Inputs.Select(i => Names.Identifier(i.Name)));
            writer.Block($"public Outputs forward({ForwardEmitter.Parameters(network)})", () =>
            {
                writer.Line($"_network.CheckInputs({inputs});");
                var taken = new HashSet<string>(network.Inputs.Select(i => i.Name), StringComparer.Ordinal);
                var values = taken.Contains("values") ? "outputValues" : "values";
                writer.Line($"var {values} = Execute({inputs});");
                writer.Line($"return new Outputs({string.Join(", ", network.Linked.Declaration.Outputs.Select(o => $"{values}[\"{o.Name}\"]"))});");
            });
            writer.Line();
            ForwardEmitter.Run(writer, network);
        });
    }

    /// <summary>The same where the declaration has errors: whatever calls it, C# finds nothing wrong.</summary>
    public static void Broken(SourceWriter writer, NetworkDeclaration network, string error)
    {
        const string why = "/// <summary>Not there before the errors of the declaration are gone.</summary>";
        var parameters = string.Join(", ", network.Inputs.Select(i => $"{TypeNames.Tensor} {Names.Identifier(i.Name)}"));
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override Compiled Compile({Options} options, params long[][] shapes) => {error};");
        writer.Line(why);
        writer.Line($"public Compiled Compile(params long[][] shapes) => {error};");
        writer.Line(why);
        writer.Block("public sealed class Compiled : global::DaNetGen.CompiledNetwork", () =>
        {
            writer.Line($"private Compiled({TypeNames.Network} network) : base(network, {Options}.Default, []) {{ }}");
            writer.Line(why);
            writer.Line($"public Outputs forward({parameters}) => {error};");
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override {TypeNames.Outputs} Run(params global::System.Collections.Generic.IReadOnlyList<{TypeNames.Tensor}> inputs) => {error};");
        });
    }
}
