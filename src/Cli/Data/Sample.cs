namespace DaNetGen.Cli.Data;

/// <summary>An image and its labels.</summary>
/// <param name="Name">The image's file name, for messages.</param>
/// <param name="Image">The image as the network reads it, scaled.</param>
/// <param name="Label">The labels: of the image's size for training, of their own full size for scoring.</param>
internal sealed record Sample(string Name, RgbImage Image, LabelMap Label);
