namespace DaNetGen.Cli.Scoring;

/// <summary>How a network looks at an image before it answers: several looks cost time and gain accuracy.</summary>
internal sealed record Looks
{
    /// <summary>The window that slides over the image; null to see it whole.</summary>
    public SlidingWindow? Window { get; init; }

    /// <summary>The scales at which it is seen; the answer is the mean.</summary>
    public IReadOnlyList<double> Scales { get; init; } = [1];

    /// <summary>Whether it is seen mirrored too.</summary>
    public bool Flip { get; init; }
}
