using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>An image with its answer.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Image">The image as the network read it.</param>
/// <param name="Truth">Its labels, of their full size.</param>
/// <param name="Answer">The network's answer, of the labels' size.</param>
/// <param name="Score">The figures of this image alone.</param>
internal sealed record ScoredImage(string Name, RgbImage Image, LabelMap Truth, LabelMap Answer, Score Score);
