using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>
/// Writes the documentation of a stage: the user's own, which a generated part's would replace, and what it computes with
/// the shapes that it reads and gives.
/// </summary>
internal static class StageDocumentation
{
    public static void Write(SourceWriter writer, UserDocumentation user, InferredStage stage, ReadableShapes shapes)
    {
        var describes = user.Summary is null && !user.Inherits;
        var sentence = StageDescription.Sentence(stage);
        Xml.Element(writer, "summary", describes ? sentence : user.Summary);
        for (var i = 0; i < stage.Linked.Inputs.Count; i++)
        {
            var name = stage.Linked.Declaration.Parameters[i].Name;
            var shape = shapes.Find(stage.Linked.Inputs[i].Name) is { } found ? Shape(shapes, found) : null;
            Xml.Element(writer, $"param name=\"{name}\"", shape is null ? user.Parameter(name) ?? "" : Xml.Append(user.Parameter(name), shape));
        }

        Xml.Element(writer, "returns", Xml.Append(user.Returns, Result(stage, shapes)));
        Xml.Element(writer, "remarks", describes ? user.Remarks : Xml.Append(user.Remarks, sentence));

        // What is inherited comes last: an editor shows the first of two, and another stage has another shape.
        foreach (var other in user.Others)
        {
            Xml.Lines(writer, other);
        }
    }

    private static string Result(InferredStage stage, ReadableShapes shapes)
    {
        if (stage.Shape is { } shape)
        {
            return Shape(shapes, shape);
        }

        var items = stage.Outputs.Select(o => $"\n<item><description>{Xml.Code(o.Name)} {shapes.Code(o.Shape)}</description></item>");
        return $"\n<list type=\"bullet\">{string.Concat(items)}\n</list>{Sentence(shapes.Where(stage.Outputs.Select(o => o.Shape)))}\n";
    }

    private static string Shape(ReadableShapes shapes, Shape shape) => shapes.Code(shape) + shapes.Where(shape);

    /// <summary>The end of a sentence as one of its own.</summary>
    private static string Sentence(string where) => where.Length == 0 ? "" : $"\n<para>Here{where.Substring(", where".Length)}.</para>";
}
