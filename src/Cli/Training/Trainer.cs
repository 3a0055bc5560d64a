using System.Diagnostics;
using DaNetGen.Cli.Scoring;
using TorchSharp;

namespace DaNetGen.Cli.Training;

/// <summary>The way of a training: epochs of steps, and scores in between.</summary>
/// <param name="network">The network, on its device.</param>
/// <param name="batches">Where batches come from.</param>
/// <param name="options">How it is trained.</param>
/// <param name="device">The network's device.</param>
/// <param name="score">Scores the network on held-out images; called with the network set to inference.</param>
/// <param name="narrow">The network's copy in mixed precision; null for single precision.</param>
internal sealed class Trainer(Network network, BatchMaker batches, TrainingOptions options, torch.Device device, Func<ConfusionMatrix> score, NarrowNetwork? narrow = null)
{
    private readonly PolySchedule schedule = new(options.Rate, options.WarmUp);
    private readonly Budget budget = new(options.Epochs * batches.BatchesPerEpoch, options.Time);

    /// <summary>Trains until the budget is spent; the last epoch ends with a score.</summary>
    /// <exception cref="UserError">The loss is no longer a finite number.</exception>
    public void Run(params IReadOnlyList<ITrainingObserver> observers) => Run(observers, null, CancellationToken.None);

    /// <summary>Trains on from where the keeper has it, until the budget is spent or it is asked to stop.</summary>
    /// <param name="observers">Who watches.</param>
    /// <param name="keeper">Saves the training's state; null for a training that is not taken up again.</param>
    /// <param name="stop">Asks to stop after the step in work.</param>
    /// <returns>Where it ended: finished, or stopped and saved.</returns>
    /// <exception cref="UserError">The loss is no longer a finite number.</exception>
    public TrainingPlace Run(IReadOnlyList<ITrainingObserver> observers, StateKeeper? keeper, CancellationToken stop)
    {
        using var step = new TrainingStep(network, options, narrow, device);
        TrainingPlace place = keeper?.Restore(step.Optimiser) ?? new();
        using var loader = new BatchLoader(batches, options.Workers, place.Iteration, device);
        TimeSpan before = place.Elapsed;
        var watch = Stopwatch.StartNew();
        while (!place.Finished)
        {
            network.train();
            while (place.Index < batches.BatchesPerEpoch && !IsOver(place))
            {
                place = Step(step, loader, place) with { Elapsed = before + watch.Elapsed };
                foreach (ITrainingObserver observer in observers) observer.Stepped(Moment(place));
                if (!stop.IsCancellationRequested)
                {
                    keeper?.Stepped(place, step.Optimiser);
                    continue;
                }
                keeper?.Save(place, step.Optimiser);
                return place;
            }
            place = EndEpoch(place, observers, () => before + watch.Elapsed);
            keeper?.Save(place, step.Optimiser);
        }
        return place;
    }

    private TrainingPlace Step(TrainingStep step, BatchLoader loader, TrainingPlace place)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan waited = loader.Waited;
        double rate = schedule.RateAt(place.Iteration, budget.Progress(place.Iteration, place.Elapsed));
        using Batch batch = loader.Next();
        double loss = step.Run(batch, rate);
        if (double.IsInfinity(loss) || (double.IsNaN(loss) && HasLabels(batch)))
            throw new UserError($"The loss left the finite numbers at iteration {place.Iteration + 1}; lower --lr (it is {options.Rate}).");
        bool counts = !double.IsNaN(loss);
        return place with
        {
            Index = place.Index + 1,
            Iteration = place.Iteration + 1,
            Rate = rate,
            Stepping = place.Stepping + watch.Elapsed,
            Waited = place.Waited + loader.Waited - waited,
            LossSum = place.LossSum + (counts ? loss : 0),
            LossCount = place.LossCount + (counts ? 1 : 0),
            Loss = place.Loss.With(loss),
        };
    }

    private TrainingPlace EndEpoch(TrainingPlace place, IReadOnlyList<ITrainingObserver> observers, Func<TimeSpan> elapsed)
    {
        bool over = IsOver(place);
        ConfusionMatrix? matrix = null;
        if (over || (options.ScoreEvery > 0 && (place.Epoch + 1) % options.ScoreEvery == 0))
        {
            network.eval();
            matrix = score();
        }
        foreach (ITrainingObserver observer in observers) observer.EpochEnded(Moment(place), place.MeanLoss, matrix);
        TrainingPlace next = place with { Epoch = place.Epoch + 1, Index = 0, LossSum = 0, LossCount = 0, Elapsed = elapsed() };
        return next with { Finished = over || (matrix is not null && IsOver(next)) };
    }

    private bool IsOver(TrainingPlace place) => budget.Progress(place.Iteration, place.Elapsed) >= 1;

    private TrainingMoment Moment(TrainingPlace place) => new(
        place.Epoch + 1, options.Epochs, place.Iteration, budget.Iterations, place.Loss.Value, place.Rate,
        place.Iteration * options.Batch / Math.Max(1e-9, place.Stepping.TotalSeconds),
        budget.Progress(place.Iteration, place.Elapsed), place.WaitedShare, budget.Left(place.Iteration, place.Elapsed), place.Elapsed);

    private static bool HasLabels(Batch batch)
    {
        using var scope = torch.NewDisposeScope();
        return batch.Labels.ne(Data.ClassList.Ignored).any().item<bool>();
    }
}
