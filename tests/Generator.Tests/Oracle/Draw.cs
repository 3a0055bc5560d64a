namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Choices that follow from a seed.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random random = new(seed);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>The same things in another order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> things) => [.. things.OrderBy(_ => random.Next())];
}
