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
internal sealed class Trainer(Network network, BatchMaker batches, TrainingOptions options, torch.Device device, Func<ConfusionMatrix> score)
{
    /// <summary>Trains until the budget is spent; the last epoch ends with a score.</summary>
    /// <exception cref="UserError">The loss is no longer a finite number.</exception>
    public void Run(params IReadOnlyList<ITrainingObserver> observers)
    {
        using var step = new TrainingStep(network, options);
        var schedule = new PolySchedule(options.Rate, options.WarmUp);
        var budget = new Budget(options.Epochs * batches.BatchesPerEpoch, options.Time);
        var smoothed = new SmoothedLoss();
        var watch = Stopwatch.StartNew();
        var stepping = new Stopwatch();
        int iteration = 0;
        bool over = false;
        for (int epoch = 0; !over; epoch++)
        {
            network.train();
            double sum = 0;
            int summed = 0;
            TrainingMoment? moment = null;
            for (int index = 0; index < batches.BatchesPerEpoch && !over; index++)
            {
                stepping.Start();
                double rate = schedule.RateAt(iteration, budget.Progress(iteration, watch.Elapsed));
                using Batch batch = batches.Make(epoch, index, device);
                double loss = step.Run(batch, rate);
                stepping.Stop();
                iteration++;
                if (double.IsInfinity(loss) || (double.IsNaN(loss) && HasLabels(batch)))
                    throw new UserError($"The loss left the finite numbers at iteration {iteration}; lower --lr (it is {options.Rate}).");
                if (!double.IsNaN(loss)) (sum, summed) = (sum + loss, summed + 1);
                smoothed.Add(loss);

                TimeSpan elapsed = watch.Elapsed;
                double speed = iteration * options.Batch / Math.Max(1e-9, stepping.Elapsed.TotalSeconds);
                moment = new(
                    epoch + 1, options.Epochs, iteration, budget.Iterations, smoothed.Value, rate, speed,
                    budget.Progress(iteration, elapsed), budget.Left(iteration, elapsed));
                over = moment.Progress >= 1;
                foreach (ITrainingObserver observer in observers) observer.Stepped(moment);
            }
            bool due = over || (options.ScoreEvery > 0 && (epoch + 1) % options.ScoreEvery == 0);
            ConfusionMatrix? matrix = null;
            if (due)
            {
                network.eval();
                matrix = score();
            }
            foreach (ITrainingObserver observer in observers) observer.EpochEnded(moment!, summed == 0 ? double.NaN : sum / summed, matrix);
        }
    }

    private static bool HasLabels(Batch batch)
    {
        using var scope = torch.NewDisposeScope();
        return batch.Labels.ne(Data.ClassList.Ignored).any().item<bool>();
    }
}
