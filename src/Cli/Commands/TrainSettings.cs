using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>What <c>danet train</c> was asked for.</summary>
internal sealed record TrainSettings
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The folder's layout; recognised where left out.</summary>
    public string? Layout { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Where the run's files go.</summary>
    public required string Out { get; init; }

    /// <summary>The network's output stride.</summary>
    public int OutputStride { get; init; } = 8;

    /// <summary>Dilation factors of the last stage.</summary>
    public int[]? MultiGrid { get; init; }

    /// <summary>Whether auxiliary heads are trained.</summary>
    public bool Aux { get; init; } = true;

    /// <summary>The fraction of their size at which images are read.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The crops' size; null for one that suits the images.</summary>
    public PixelSize? Crop { get; init; }

    /// <summary>Weights to start from.</summary>
    public string? Init { get; init; }

    /// <summary>Weights that the backbone starts from; the head starts anew.</summary>
    public string? BackboneWeights { get; init; }

    /// <summary>The device's name.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads for the network.</summary>
    public int Threads { get; init; }

    /// <summary>Whether an earlier run in <see cref="Out"/> may be replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether rare classes weigh more in the loss; the weights are set from the training images.</summary>
    public bool WeighClasses { get; init; }

    /// <summary>In which numbers the network computes while it learns.</summary>
    public Precision Precision { get; init; }

    /// <summary>Minutes between saves of the training's state inside an epoch.</summary>
    public double SaveMinutes { get; init; } = 2;

    /// <summary>The command that asked for it.</summary>
    public string Command { get; init; } = "";

    /// <summary>The training itself; its crop is set from <see cref="Crop"/>.</summary>
    public TrainingOptions Training { get; init; } = new();
}
