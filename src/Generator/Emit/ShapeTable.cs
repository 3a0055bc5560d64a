using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Emit;

/// <summary>
/// Writes the documentation of a network's class: from which shapes to which it leads, and the table of its stages. C# joins
/// the documentation of a class's parts and editors show the first element of a kind, so that what the user wrote stands,
/// and the table moves on to where it can be seen.
/// </summary>
internal static class ShapeTable
{
    public static void Write(SourceWriter writer, InferredNetwork network, ClassDeclaration type, ReadableShapes shapes)
    {
        if (!type.HasSummary)
        {
            Xml.Element(writer, "summary", Summary(network, shapes));
        }

        Xml.Element(writer, type.HasRemarks ? "returns" : "remarks", $"\n{string.Join("\n", Table(network, shapes))}\n");
    }

    private static string Summary(InferredNetwork network, ReadableShapes shapes)
    {
        var inputs = network.Inputs.Select(i => $"{i.Name} {shapes.Code(i.Shape)}");
        var outputs = network.Stages.Where(s => s.Linked.Declaration.IsOutput).ToList();
        var shape = outputs is [{ Shape: { } only }] ? $" {shapes.Code(only)}{shapes.Where(only)}" : "";
        return $"From {string.Join(", ", inputs)} to {string.Join(", ", outputs.Select(s => s.Name))}{shape}.";
    }

    private static IEnumerable<string> Table(InferredNetwork network, ReadableShapes shapes)
    {
        yield return "<list type=\"table\">";
        yield return "<listheader><term>Stage</term><description>Operator, shape, parameters</description></listheader>";
        foreach (var input in network.Inputs)
        {
            yield return Row(input.Name, $"input {shapes.Code(input.Shape)}");
        }

        foreach (var stage in network.Stages)
        {
            var shape = stage.Shape is null ? "" : $" {shapes.Code(stage.Shape)}";
            var count = StageDescription.ParameterCount(stage) is { } parameters ? $", {parameters}" : "";
            var condition = stage.Linked.Condition.IsAlways ? "" : $", only where {StageDescription.Condition(stage)}";
            yield return Row(stage.Name, Xml.Escape(StageDescription.Name(stage)) + shape + count + condition);
            foreach (var output in stage.Outputs)
            {
                yield return Row(stage.Linked.Declaration.ValueName + output.Name, $"its {output.Name} {shapes.Code(output.Shape)}");
            }
        }

        yield return "</list>";
        var where = shapes.Where(network.Values().Select(v => v.Shape));
        if (where.Length > 0)
        {
            yield return $"<para>Here{where.Substring(", where".Length)}.</para>";
        }

        if (StageDescription.ParameterCount(network.Stages) is { } total)
        {
            yield return $"<para>{total} in all.</para>";
        }
    }

    private static string Row(string name, string description) => $"<item><term>{name}</term><description>{description}</description></item>";
}
