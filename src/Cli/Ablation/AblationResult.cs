namespace DaNetGen.Cli.Ablation;

/// <summary>The figures of one training of an ablation.</summary>
/// <param name="Seed">What its weights, order and crops were drawn from.</param>
/// <param name="MeanIoU">Mean intersection over union on the held-out images, after the last epoch.</param>
/// <param name="PixelAccuracy">The share of pixels answered rightly.</param>
internal sealed record AblationResult(int Seed, double MeanIoU, double PixelAccuracy);
