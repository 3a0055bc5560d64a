using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>One step of stochastic gradient descent with momentum; the network but its backbone learns at a higher rate.</summary>
internal sealed class TrainingStep : IDisposable
{
    private const string Backbone = "Backbone";
    private const double Momentum = 0.9;

    private readonly Network network;
    private readonly TrainingOptions options;
    private readonly SGD optimiser;

    /// <summary>Sets up the optimiser; the network has to be on its device already.</summary>
    public TrainingStep(Network network, TrainingOptions options)
    {
        this.network = network;
        this.options = options;
        Parameter[] backbone = network.StageNames.Contains(Backbone) ? [.. network.ParametersOf(Backbone)] : [];
        HashSet<IntPtr> known = [.. backbone.Select(p => p.Handle)];
        Parameter[] head = [.. network.parameters().Where(p => !known.Contains(p.Handle))];
        SGD.ParamGroup[] groups = [Group(backbone, options.Rate), Group(head, options.Rate * options.HeadRate)];
        optimiser = optim.SGD(groups, options.Rate, Momentum, weight_decay: options.WeightDecay);
    }

    /// <summary>The rates that the last step used: the backbone's, then the rest's.</summary>
    public IReadOnlyList<double> Rates => [.. optimiser.ParamGroups.Select(group => group.LearningRate)];

    /// <summary>Forward, backward and one update.</summary>
    /// <param name="batch">The batch, on the network's device.</param>
    /// <param name="rate">The backbone's rate.</param>
    /// <returns>The loss before the update; not a number where no pixel of the batch is labelled, and then nothing was updated.</returns>
    public double Run(Batch batch, double rate)
    {
        using var scope = NewDisposeScope();
        optim.ILearningRateController[] groups = [.. optimiser.ParamGroups];
        groups[0].LearningRate = rate;
        groups[1].LearningRate = rate * options.HeadRate;

        optimiser.zero_grad();
        using NetworkOutputs outputs = network.Run(batch.Images);
        Tensor loss = SegmentationLoss.Of(outputs, batch.Labels, options.AuxiliaryWeight);
        double value = loss.item<float>();
        if (double.IsNaN(value)) return value;
        loss.backward();
        optimiser.step();
        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => optimiser.Dispose();

    /// <summary>A group that takes all but its rate from the optimiser: the shorter constructor would set momentum and decay to 0.</summary>
    private static SGD.ParamGroup Group(Parameter[] parameters, double rate) => new(parameters, new SGD.Options { LearningRate = rate });
}
