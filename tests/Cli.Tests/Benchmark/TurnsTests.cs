using DaNetGen.Cli.Benchmark.Measuring;

namespace DaNetGen.Cli.Tests.Benchmark;

public class TurnsTests
{
    [Fact]
    public void Each_has_one_turn_a_round_and_no_fixed_neighbour()
    {
        const int count = 4, rounds = 12;
        List<int> order = [];
        int[] calls = new int[count];
        Func<double> Turn(int which) => () =>
        {
            order.Add(which);
            return which * 100 + calls[which]++;
        };
        List<int> started = [];
        double[][] figures = Turns.Take([.. Enumerable.Range(0, count).Select(Turn)], rounds, started.Add);

        Assert.Equal(Enumerable.Range(1, rounds), started);
        for (int turn = 0; turn < count; turn++) Assert.Equal(Enumerable.Range(0, rounds).Select(round => turn * 100.0 + round), figures[turn]);
        int[][] byRound = [.. order.Chunk(count)];
        Assert.All(byRound, round => Assert.Equal(Enumerable.Range(0, count), round.Order()));
        Assert.True(byRound.Select(round => string.Join(' ', round)).Distinct().Count() > rounds / 2);
        Assert.True(byRound.Select(round => round[0]).Distinct().Count() == count, "One of them never goes first.");
    }
}
