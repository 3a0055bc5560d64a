using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Shapes;

/// <summary>The dimensions of a value, outermost first: <c>[B, 64, H, W]</c>.</summary>
internal sealed record Shape(EquatableArray<Dim> Dims)
{
    public static Shape Of(params Dim[] dims) => new(dims.ToEquatable());

    public int Rank => Dims.Count;

    public Dim this[int axis] => Dims[axis];

    /// <summary>Batch, channels, height and width of an image-like value.</summary>
    public Dim B => Dims[0];

    public Dim C => Dims[1];

    public Dim H => Dims[2];

    public Dim W => Dims[3];

    /// <summary>The number of elements.</summary>
    public Dim Size => Dims.Aggregate(Dim.One, (product, d) => product * d);

    public Shape With(int axis, Dim dim) => new(Dims.Select((d, i) => i == axis ? dim : d).ToEquatable());

    public Shape Substitute(Func<string, Dim?> replace) => new(Dims.Select(d => d.Substitute(replace)).ToEquatable());

    /// <summary>The axis as a person names it.</summary>
    public string AxisName(int axis) => Rank == 4 ? axis switch { 0 => "batch", 1 => "channels", 2 => "height", _ => "width" } : $"dimension {axis}";

    /// <summary>The axis of several values, as a person names it.</summary>
    public string AxisNames(int axis) => AxisName(axis) switch
    {
        "batch" => "batch sizes",
        "channels" => "channels",
        var name => name.StartsWith("dimension", StringComparison.Ordinal) ? $"sizes in {name}" : name + "s",
    };

    public override string ToString() => $"[{string.Join(", ", Dims)}]";
}
