using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Finds who gave a value its size, for messages: the last stage that changed it, and the stride by which it did.</summary>
internal static class Origins
{
    /// <summary>A value's size, with the stage that set it where that is another, and its stride.</summary>
    public static string Size(string value, int axis, Shape shape, Scope scope)
    {
        var (maker, stride) = Find(value, axis, shape[axis], scope);
        var isOwn = maker is null || maker.Linked.Declaration.ValueName == value;
        return (stride, isOwn) switch
        {
            ({ } s, true) => $"{shape[axis]} by its stride {s}",
            ({ } s, false) => $"{shape[axis]} by the stride {s} of stage '{maker!.Name}'",
            (null, false) when maker!.Linked.Declaration.Uses is null => $"{shape[axis]} by stage '{maker.Name}'",
            _ => $"{shape[axis]}",
        };
    }

    private static (InferredStage? Maker, Dim? Stride) Find(string value, int axis, Dim size, Scope scope)
    {
        while (scope.MakerOf(value) is { } maker)
        {
            var from = maker.Linked.Inputs.FirstOrDefault(i =>
                scope.FindValue(i.Name)?.Shape is { } shape && axis < shape.Rank && shape[axis].Equals(size));
            if (from is null)
            {
                return (maker, axis < 2 ? null : Stride(maker));
            }

            value = from.Name;
        }

        return (null, null);
    }

    private static Dim? Stride(InferredStage stage) => stage.Primitives.SelectMany(p => p.Settings)
        .FirstOrDefault(s => s.Name == "stride" && s.Value.Constant != 1)?.Value;
}
