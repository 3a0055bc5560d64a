using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Commands;

/// <summary>What <c>danet eval</c> does.</summary>
internal sealed record EvalSettings
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The name of its layout; null to recognise it.</summary>
    public string? Layout { get; init; }

    /// <summary>The trained network.</summary>
    public required string Weights { get; init; }

    /// <summary>Which images.</summary>
    public required string Split { get; init; }

    /// <summary>The fraction of their size at which images are read; 0 for the training's.</summary>
    public double Scale { get; init; }

    /// <summary>How often it looks at an image.</summary>
    public Looks Looks { get; init; } = new();

    /// <summary>How the network is run.</summary>
    public required InferenceSettings Inference { get; init; }

    /// <summary>Where the figures go; null for nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>Where the picture of the confusion matrix goes; null for nowhere.</summary>
    public string? Confusion { get; init; }
}
