namespace DaNetGen.Cli.Training;

/// <summary>How a network is trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Images in a batch; batch normalisation wants four or more.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>The backbone's rate at the start.</summary>
    public double Rate { get; init; } = 0.01;

    /// <summary>How many times the backbone's rate the rest of the network learns at.</summary>
    public double HeadRate { get; init; } = 10;

    /// <summary>How gradients become updates.</summary>
    public OptimiserKind Optimiser { get; init; } = OptimiserKind.Sgd;

    /// <summary>Decay of all weights towards zero.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Iterations over which the rate rises to its start.</summary>
    public int WarmUp { get; init; } = 50;

    /// <summary>The weight of each auxiliary output's loss; the first output's is 1.</summary>
    public double AuxiliaryWeight { get; init; } = 0.4;

    /// <summary>Width of the crops.</summary>
    public int CropWidth { get; init; } = 256;

    /// <summary>Height of the crops.</summary>
    public int CropHeight { get; init; } = 256;

    /// <summary>The smallest factor of random scaling.</summary>
    public double SmallestScale { get; init; } = 0.5;

    /// <summary>The largest factor of random scaling.</summary>
    public double LargestScale { get; init; } = 2;

    /// <summary>The most that brightness, contrast and saturation are changed by, as a share; 0 leaves the colours alone.</summary>
    public double Jitter { get; init; }

    /// <summary>A weight for each class in the loss; null for equal ones.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>Whether the loss counts the hard pixels alone.</summary>
    public bool HardOnly { get; init; }

    /// <summary>What all chance is drawn from: weights, order, crops.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Batches that are made at a time, ahead of the step that uses them; 0 makes each where it is used.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>The most time it may take.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Epochs between scores; 0 scores at the end alone.</summary>
    public int ScoreEvery { get; init; }
}
