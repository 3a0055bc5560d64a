using DaNetGen.Cli.Commands;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Scoring;

/// <summary>A window that slides over an image; where windows overlap, the mean of their logits counts.</summary>
/// <param name="Size">Its size; never larger than the image.</param>
/// <param name="Stride">How far it moves.</param>
internal sealed record SlidingWindow(PixelSize Size, PixelSize Stride)
{
    /// <summary>A window whose stride, where none is given, is two thirds of its size.</summary>
    /// <exception cref="UserError">The stride would leave gaps.</exception>
    public static SlidingWindow Of(PixelSize size, PixelSize? stride)
    {
        PixelSize step = stride ?? new(Math.Max(1, size.Height * 2 / 3), Math.Max(1, size.Width * 2 / 3));
        return step.Height <= size.Height && step.Width <= size.Width
            ? new(size, step)
            : throw new UserError($"--stride {step.Height}x{step.Width} is larger than --window {size.Height}x{size.Width} and would leave gaps; make it smaller.");
    }

    /// <summary>The logits of a whole image.</summary>
    /// <param name="input">1 x 3 x H x W.</param>
    /// <param name="run">Gives the logits of a window, at its size.</param>
    public Tensor Logits(Tensor input, Func<Tensor, Tensor> run)
    {
        int height = (int)input.size(2), width = (int)input.size(3);
        int rows = Math.Min(Size.Height, height), columns = Math.Min(Size.Width, width);
        Tensor? sum = null, times = null;
        foreach (int top in Starts(height, rows, Stride.Height))
        {
            foreach (int left in Starts(width, columns, Stride.Width))
            {
                using var scope = NewDisposeScope();
                Tensor logits = run(input.narrow(2, top, rows).narrow(3, left, columns));
                sum ??= zeros([1, logits.size(1), height, width], device: logits.device).MoveToOuterDisposeScope();
                times ??= zeros([1, 1, height, width], device: logits.device).MoveToOuterDisposeScope();
                sum.narrow(2, top, rows).narrow(3, left, columns).add_(logits);
                times.narrow(2, top, rows).narrow(3, left, columns).add_(1);
            }
        }
        return sum!.div_(times!);
    }

    /// <summary>Where windows start: a stride apart, the last one flush with the end.</summary>
    private static IEnumerable<int> Starts(int length, int window, int stride)
    {
        for (int start = 0; start + window < length; start += stride) yield return start;
        yield return length - window;
    }
}
