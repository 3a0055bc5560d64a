namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>Measures several things in rounds: each has one turn a round, in an order that chance draws anew each time.</summary>
internal static class Turns
{
    private const int Seed = 1;

    /// <summary>Takes the rounds.</summary>
    /// <param name="turns">What a turn does, and the figure that it gives.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="started">Hears the number of each round, from 1.</param>
    /// <returns>For each of <paramref name="turns"/> its figures, round by round.</returns>
    public static double[][] Take(IReadOnlyList<Func<double>> turns, int rounds, Action<int> started)
    {
        var random = new Random(Seed);
        int[] order = [.. Enumerable.Range(0, turns.Count)];
        double[][] figures = [.. turns.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            started(round + 1);
            random.Shuffle(order);
            foreach (int turn in order) figures[turn][round] = turns[turn]();
        }
        return figures;
    }
}
