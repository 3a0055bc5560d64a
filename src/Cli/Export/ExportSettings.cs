using DaNetGen.Cli.Commands;
using DaNetGen.Export;

namespace DaNetGen.Cli.Export;

/// <summary>What may be asked of an export besides its network.</summary>
/// <param name="Size">The height and width that alone it is for; null for all.</param>
/// <param name="Batch">The number of images that alone it takes; null for all.</param>
/// <param name="Outputs">The outputs to keep; null for all.</param>
/// <param name="Backend">What runs it in Triton; null for the usual.</param>
internal sealed record ExportSettings(PixelSize? Size = null, int? Batch = null, IReadOnlyList<string>? Outputs = null, TritonBackend? Backend = null)
{
    private static readonly PixelSize Usual = new(512, 512);

    /// <summary>The sizes of the image.</summary>
    public long[] Image => [Batch ?? 1, 3, (Size ?? Usual).Height, (Size ?? Usual).Width];

    /// <summary>Refuses what a target does nothing with.</summary>
    /// <param name="target">The target.</param>
    /// <param name="reason">Why, in words that follow a colon.</param>
    /// <param name="options">The options that it has no use for.</param>
    /// <exception cref="UserError">One of them was given.</exception>
    public void Refuse(string target, string reason, params IEnumerable<string> options)
    {
        (string Option, object? Value)[] all = [("--size", Size), ("--batch", Batch), ("--outputs", Outputs), ("--backend", Backend)];
        if (all.FirstOrDefault(given => given.Value is not null && options.Contains(given.Option)).Option is { } option)
            throw new UserError($"--to {target} has no use for {option}: {reason}; leave it out.");
    }
}
