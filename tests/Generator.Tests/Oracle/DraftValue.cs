namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A value of a network that is being drawn, with its shape in each of the trials.</summary>
internal sealed record DraftValue(string Name, IReadOnlyList<long[]> Shapes)
{
    public int Rank => Shapes[0].Length;

    public bool IsImage => Rank == 4;

    /// <summary>An axis that is the same in each trial; null where it is not, or is not there.</summary>
    public long? Fixed(int axis) => axis < Rank && Shapes.All(s => s[axis] == Shapes[0][axis]) ? Shapes[0][axis] : null;

    /// <summary>Whether an axis does not follow the sizes of the inputs: trials come in pairs that differ in those alone.</summary>
    public bool IsKnown(int axis) => axis < Rank && Shapes.Chunk(2).All(pair => pair[0][axis] == pair[^1][axis]);

    public bool IsDivided(int axis, long divisor) => axis < Rank && Shapes.All(s => s[axis] % divisor == 0);

    public bool IsLike(DraftValue other, int except = -1) => Rank == other.Rank
        && Shapes.Zip(other.Shapes).All(p => Enumerable.Range(0, Rank).All(axis => axis == except || p.First[axis] == p.Second[axis]));
}
