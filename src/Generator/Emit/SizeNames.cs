using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>
/// Names for the sizes of shapes that are too long to be read: the value that first has the size and its axis, as the language
/// itself calls a size (<c>layer3.H</c>).
/// </summary>
internal sealed class SizeNames
{
    /// <summary>In longer shapes, longer formulas get a name.</summary>
    private const int LongestShape = 72;

    private const int LongestFormula = 24;

    private const string Axes = "BCHW";

    private readonly List<NamedSize> named = [];

    private SizeNames()
    {
    }

    /// <summary>A size with its name.</summary>
    /// <param name="Value">The value that first has it.</param>
    /// <param name="Axis">The axis of that value.</param>
    /// <param name="Size">The size.</param>
    internal sealed record NamedSize(string Value, string Axis, Dim Size)
    {
        public string Name => $"{Value}.{Axis}";
    }

    public static SizeNames Of(InferredNetwork network)
    {
        var names = new SizeNames();
        foreach (var value in network.Values().Where(v => IsLong(v.Shape)))
        {
            for (var axis = 0; axis < value.Shape.Rank; axis++)
            {
                var size = value.Shape[axis];
                if (IsLong(size) && names.Find(size) is null)
                {
                    names.named.Add(new NamedSize(value.Name, axis < Axes.Length ? $"{Axes[axis]}" : $"{axis}", size));
                }
            }
        }

        return names;
    }

    public bool IsEmpty => named.Count == 0;

    public NamedSize? Find(Dim size) => named.FirstOrDefault(n => n.Size.Equals(size));

    /// <summary>The formula of a named size, in which sizes that were named before go by their names.</summary>
    public Dim Formula(NamedSize size) => Rewrite(size.Size, [.. named.TakeWhile(n => n != size)]);

    /// <summary>The names in a formula.</summary>
    public IEnumerable<NamedSize> NamesIn(Dim formula) => named.Where(n => formula.Symbols().Any(s => s.Name == n.Name));

    public static bool IsLong(Shape shape) => $"{shape}".Length > LongestShape;

    public static bool IsLong(Dim size) => $"{size}".Length > LongestFormula && size is not { Terms: [{ Coefficient: 1, Atoms: [Symbol] }] };

    private static Dim Rewrite(Dim dim, IReadOnlyList<NamedSize> known)
    {
        if (known.FirstOrDefault(n => n.Size.Equals(dim)) is { } same)
        {
            return Dim.Runtime(same.Name);
        }

        var sum = Dim.Of(0);
        foreach (var term in dim.Terms)
        {
            sum += term.Atoms.Aggregate(Dim.Of(term.Coefficient), (product, atom) => product * Rewrite(atom, known));
        }

        return sum;
    }

    private static Dim Rewrite(Atom atom, IReadOnlyList<NamedSize> known)
    {
        // A named size is often such an atom and a constant: floor((H - 1) / stride) + 1.
        var same = known.FirstOrDefault(n => (n.Size - Dim.Of(atom)).Constant is not null);
        return same is not null ? Dim.Runtime(same.Name) - (same.Size - Dim.Of(atom)) : atom switch
        {
            FloorDivision d => Rewrite(d.Numerator, known) / Rewrite(d.Denominator, known),
            Minimum m => Dim.Min(Rewrite(m.Left, known), Rewrite(m.Right, known)),
            Maximum m => Dim.Max(Rewrite(m.Left, known), Rewrite(m.Right, known)),
            _ => Dim.Of(atom),
        };
    }
}
