using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the typed <c>Outputs</c>.</summary>
internal static class OutputsEmitter
{
    public static void Outputs(SourceWriter writer, InferredNetwork network, ClassDeclaration type)
    {
        var outputs = network.Linked.Declaration.Outputs.ToList();
        var interfaces = type.Implements.Select(c => c.Outputs).Where(o => o.Length > 0).Distinct();
        writer.Line($"/// <summary>What {network.Linked.Declaration.Name} computes. Owns its tensors.</summary>");
        writer.Line(TypeNames.GeneratedCode);
        writer.Block($"public sealed class Outputs : {string.Join(", ", interfaces.Prepend(TypeNames.Outputs))}", () =>
        {
            var parameters = outputs.Select(o => $"{Type(o)} {Names.Identifier(Names.Camel(o.Name))}");
            writer.Block($"internal Outputs({string.Join(", ", parameters)})", () =>
            {
                foreach (var output in outputs)
                {
                    var (property, parameter) = (Names.Identifier(output.Name), Names.Identifier(Names.Camel(output.Name)));
                    writer.Line($"{(property == parameter ? "this." : "")}{property} = {parameter};");
                }
            });
            foreach (var output in outputs)
            {
                writer.Line();
                writer.Line($"/// <summary><c>{Xml.Escape($"{network.Find(output.Name)!.Shape}")}</c>{When(output)}</summary>");
                writer.Line($"public {Type(output)} {Names.Identifier(output.Name)} {{ get; }}");
            }

            writer.Line();
            Named(writer, outputs);
        });
    }

    private static string Type(StageDeclaration output) => TypeNames.Tensor + (output.When is null ? "" : "?");

    private static string When(StageDeclaration output) => output.When is null ? "" : $"; null where <c>{output.When}</c> is false";

    private static void Named(SourceWriter writer, List<StageDeclaration> outputs)
    {
        const string type = $"(string Name, {TypeNames.Tensor} Value)";
        writer.Line("/// <inheritdoc/>");
        var items = outputs.Select(o => o.When is null
            ? $"(\"{o.Name}\", {Names.Identifier(o.Name)})"
            : $".. {Names.Identifier(o.Name)} is null ? global::System.Array.Empty<{type}>() : [(\"{o.Name}\", {Names.Identifier(o.Name)})]");
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<{type}> Named =>");
        writer.Line("[");
        foreach (var item in items)
        {
            writer.Indented(item + ",");
        }

        writer.Line("];");
    }
}
