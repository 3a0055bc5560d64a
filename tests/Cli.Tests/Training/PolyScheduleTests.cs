using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Training;

public class PolyScheduleTests
{
    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(50, 0.01 * 0.535886731268)]
    [InlineData(100, 0)]
    public void Falls_as_the_power_of_what_is_left(int iteration, double expected)
    {
        var schedule = new PolySchedule(0.01);
        var budget = new Budget(100, null);
        Assert.Equal(expected, schedule.RateAt(iteration, budget.Progress(iteration, TimeSpan.Zero)), 12);
    }

    [Fact]
    public void Rises_first()
    {
        var schedule = new PolySchedule(1, WarmUp: 4);
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Enumerable.Range(0, 5).Select(i => schedule.RateAt(i, 0)));
    }

    [Fact]
    public void Time_counts_where_it_is_further_than_the_iterations()
    {
        var budget = new Budget(100, TimeSpan.FromMinutes(10));
        Assert.Equal(0.3, budget.Progress(30, TimeSpan.FromMinutes(1)), 12);
        Assert.Equal(0.5, budget.Progress(30, TimeSpan.FromMinutes(5)), 12);
        Assert.Equal(1, budget.Progress(30, TimeSpan.FromMinutes(11)));
        Assert.Equal(TimeSpan.FromMinutes(5), budget.Left(30, TimeSpan.FromMinutes(5)));
        Assert.Null(new Budget(100, null).Left(0, TimeSpan.Zero));
    }

    [Fact]
    public void Smoothed_loss_starts_at_the_first_and_passes_over_what_is_no_number()
    {
        SmoothedLoss loss = SmoothedLoss.None.With(double.NaN);
        Assert.True(double.IsNaN(loss.Value));
        loss = loss.With(4);
        Assert.Equal(4, loss.Value);
        loss = loss.With(double.NaN).With(2);
        Assert.InRange(loss.Value, 2, 4);
    }
}
