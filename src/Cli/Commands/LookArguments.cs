using System.CommandLine;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Commands;

/// <summary>The options that say how an image is looked at, for every command that segments.</summary>
internal sealed class LookArguments
{
    private readonly Option<PixelSize?> window = CommandOptions.Size(
        "--window", "Look at the image through a sliding window of this size, for images larger than the training's crops.");

    private readonly Option<PixelSize?> stride = CommandOptions.Size("--stride", "How far the window moves. Default: two thirds of it.");
    private readonly Option<double[]> scales = CommandOptions.Scales();
    private readonly Option<bool> flip = new("--flip") { Description = "Look at each image mirrored too, and take the mean." };

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [window, stride, scales, flip];

    /// <summary>What was asked for.</summary>
    /// <exception cref="UserError">A stride without a window.</exception>
    public Looks Read(ParseResult parsed)
    {
        if (parsed.GetValue(stride) is not null && parsed.GetValue(window) is null)
            throw new UserError("--stride moves a window; give --window HxW too, or leave it out.");
        return new()
        {
            Window = parsed.GetValue(window) is { } size ? SlidingWindow.Of(size, parsed.GetValue(stride)) : null,
            Scales = parsed.GetValue(scales)!,
            Flip = parsed.GetValue(flip),
        };
    }
}
