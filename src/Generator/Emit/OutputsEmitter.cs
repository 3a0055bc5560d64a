using System.Text.RegularExpressions;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the typed <c>Outputs</c>.</summary>
internal static class OutputsEmitter
{
    /// <summary>A property has no parameters to refer to.</summary>
    private static readonly Regex ParameterReference = new("<paramref name=\"([^\"]*)\" ?/>");

    public static void Outputs(SourceWriter writer, InferredNetwork network, ClassDeclaration type, ReadableShapes shapes)
    {
        var outputs = network.Linked.Declaration.Outputs.ToList();
        var interfaces = type.Implements.Select(c => c.Outputs).Where(o => o.Length > 0).Distinct();
        writer.Line($"/// <summary>What {network.Linked.Declaration.Name} computes. Owns its tensors.</summary>");
        writer.Line(TypeNames.GeneratedCode);
        writer.Block($"public sealed class Outputs : {string.Join(", ", interfaces.Prepend(TypeNames.Outputs))}", () =>
        {
            var parameters = outputs.Select(o => $"{TypeNames.Tensor}? {Parameter(o)}");
            writer.Line($"internal Outputs({string.Join(", ", parameters)})");
            writer.Indented($": base({string.Join(", ", outputs.Select(o => $"(\"{o.Name}\", {Parameter(o)})"))})");
            writer.Line("{").Line("}");
            foreach (var output in outputs)
            {
                writer.Line();
                Documentation(writer, output, network.Find(output.Name)!.Shape!, type, shapes);
                writer.Line($"public {Type(output)} {Names.Identifier(output.Name)} => {(output.When is null ? "WantedOutput" : "OptionalOutput")}(\"{output.Name}\");");
            }
        });
    }

    /// <summary>What the user wrote of the stage says what its result is, too.</summary>
    private static void Documentation(SourceWriter writer, StageDeclaration output, Shape shape, ClassDeclaration type, ReadableShapes shapes)
    {
        var user = type.Method(output.Name).Documentation.Summary;
        var own = user is null ? null : ParameterReference.Replace(user, "<c>$1</c>");
        Xml.Element(writer, "summary", Xml.Append(own, $"{shapes.Code(shape)}{shapes.Where(shape)}{When(output)}"));
    }

    private static string Type(StageDeclaration output) => TypeNames.Tensor + (output.When is null ? "" : "?");

    private static string When(StageDeclaration output) => output.When is null ? "" : $"; null where <c>{output.When}</c> is false";

    private static string Parameter(StageDeclaration output) => Names.Identifier(Names.Camel(output.Name));
}
