using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Catalog;

/// <summary>What has to be known beside the weights to use a trained network: stored with them, read back for scoring and prediction.</summary>
/// <param name="Spec">Which network it is.</param>
/// <param name="Classes">What its outputs mean.</param>
/// <param name="Standardisation">What its input was brought to.</param>
/// <param name="Scale">At which fraction of their size it was trained to read images.</param>
internal sealed record TrainedModel(ModelSpec Spec, ClassList Classes, Standardisation Standardisation, double Scale);
