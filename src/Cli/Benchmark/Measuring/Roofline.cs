using System.Diagnostics;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>
/// The rate that the processor reaches where everything is well for it: a large 3x3 convolution in channels-last, the better of one with many
/// channels and one with many pixels. Networks are held against it.
/// </summary>
internal sealed class Roofline : IDisposable
{
    /// <summary>What is computed, in words.</summary>
    public const string Description = "a 3x3 convolution in channels-last, the better of 512 to 512 channels at 64x64 and 256 to 256 at 128x128";

    private const int Kernel = 3;
    private const int Runs = 2;
    private readonly Convolution[] convolutions;

    /// <summary>Makes the convolutions.</summary>
    public Roofline(Precision precision)
    {
        ScalarType type = precision.Type();
        convolutions = [new(512, 64, type), new(256, 128, type)];
    }

    /// <summary>Operations in a second, a multiply-add counted as two.</summary>
    public double Rate()
    {
        using var noGradients = no_grad();
        return convolutions.Max(convolution => Enumerable.Range(0, Runs).Max(_ => convolution.Rate()));
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(convolutions, convolution => convolution.Dispose());

    private sealed class Convolution(int channels, int size, ScalarType type) : IDisposable
    {
        private readonly Tensor image = ChannelsLast([1, channels, size, size], type), weight = ChannelsLast([channels, channels, Kernel, Kernel], type);

        public double Rate()
        {
            long start = Stopwatch.GetTimestamp();
            nn.functional.conv2d(image, weight, padding: [1, 1]).Dispose();
            return 2.0 * channels * channels * Kernel * Kernel * size * size / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose()
        {
            image.Dispose();
            weight.Dispose();
        }

        private static Tensor ChannelsLast(long[] shape, ScalarType type)
        {
            using DisposeScope scope = NewDisposeScope();
            return randn(shape).to(type).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
        }
    }
}
