using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>One step of training: forward, backward, update. The network but its backbone learns at a higher rate.</summary>
/// <param name="network">The network, on its device already.</param>
/// <param name="options">How it is trained.</param>
/// <param name="narrow">Runs forward and backward in the network's place; null for single precision.</param>
/// <param name="device">The network's device; null for the processor.</param>
internal sealed class TrainingStep(Network network, TrainingOptions options, NarrowNetwork? narrow = null, Device? device = null) : IDisposable
{
    private readonly Tensor? classWeights = options.ClassWeights is { } weights ? tensor([.. weights], device: device).DetachFromDisposeScope() : null;

    /// <summary>What updates the parameters.</summary>
    public Optimiser Optimiser { get; } = new(network, options, narrow);

    /// <summary>The rates that the last step used: the backbone's, then the rest's.</summary>
    public IReadOnlyList<double> Rates => Optimiser.Rates;

    /// <summary>Forward, backward and one update.</summary>
    /// <param name="batch">The batch, on the network's device.</param>
    /// <param name="rate">The backbone's rate.</param>
    /// <returns>The loss before the update; not a number where no pixel of the batch is labelled, and then nothing was updated.</returns>
    public double Run(Batch batch, double rate)
    {
        using var scope = NewDisposeScope();
        try
        {
            Tensor loss = Loss(batch);
            double value = loss.item<float>();
            if (double.IsNaN(value)) return value;
            if (narrow is null)
            {
                loss.backward();
                Optimiser.Step(rate);
            }
            else
            {
                Optimiser.Begin(rate);
                narrow.Backward(loss, Optimiser.Step);
            }
            return value;
        }
        finally
        {
            narrow?.Rest();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        classWeights?.Dispose();
        Optimiser.Dispose();
    }

    private Tensor Loss(Batch batch)
    {
        network.zero_grad();
        using NetworkOutputs outputs = narrow?.Run(batch.Images) ?? network.Run(batch.Images);
        return SegmentationLoss.Of(outputs, batch.Labels, options.AuxiliaryWeight, classWeights, options.HardOnly);
    }
}
