using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Shapes;

/// <summary>The values that a size or a hyperparameter may have, as declared.</summary>
/// <param name="Unit">What divides each of them.</param>
/// <param name="Least">None is smaller.</param>
/// <param name="Values">All of them, where they are listed; empty for any.</param>
internal sealed record Domain(long Unit, long Least, EquatableArray<long> Values)
{
    /// <summary>Any whole number from 1.</summary>
    public static Domain Any { get; } = new(1, 1, EquatableArray.Of<long>());

    /// <summary>Nothing but these.</summary>
    public static Domain Of(IEnumerable<long> values) =>
        values.OrderBy(v => v).ToEquatable() is { Count: > 0 } list ? new Domain(1, Math.Min(1, list[0]), list) : Any;

    /// <summary>Those of them that are multiples of a number.</summary>
    public Domain MultipleOf(long unit) => Values.Count > 0
        ? this with { Values = Values.Where(v => v % unit == 0).ToEquatable() }
        : this with { Unit = Whole.Lcm(Unit, unit) };

    /// <summary>Those of them that are at least a number.</summary>
    public Domain AtLeast(long least) =>
        this with { Least = Math.Max(Least, least), Values = Values.Where(v => v >= least).ToEquatable() };

    /// <summary>Whether a number is one of them.</summary>
    public bool Contains(long value) => Values.Count > 0 ? Values.Contains(value) : value >= Least && value % Unit == 0;
}
