using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the table of stages and shapes that the class's documentation shows.</summary>
internal static class ShapeTable
{
    public static void Write(SourceWriter writer, InferredNetwork network)
    {
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>Stage</term><description>Operator and shape</description></listheader>");
        foreach (var input in network.Inputs)
        {
            writer.Line($"/// <item><term>{input.Name}</term><description>input <c>{Xml.Escape($"{input.Shape}")}</c></description></item>");
        }

        foreach (var stage in network.Stages)
        {
            var declaration = stage.Linked.Declaration;
            var what = declaration.Uses?.ShortName ?? declaration.Operator;
            var shape = stage.Shape is not null
                ? $"<c>{Xml.Escape($"{stage.Shape}")}</c>"
                : string.Join("; ", stage.Outputs.Select(o => $"{o.Name} <c>{Xml.Escape($"{o.Shape}")}</c>"));
            writer.Line($"/// <item><term>{declaration.Name}</term><description>{Xml.Escape(what)} {shape}</description></item>");
        }

        writer.Line("/// </list>");
        writer.Line("/// </remarks>");
    }
}
