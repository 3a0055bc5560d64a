using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Makes the batches of a training. What a batch holds depends on the seed, the epoch and its place alone, so a training can be
/// repeated, and taken up in the middle, with any number of workers.
/// </summary>
/// <param name="samples">Images with labels of their size.</param>
/// <param name="standardisation">What the pixels are brought to.</param>
/// <param name="options">Crops, scaling, batch and seed.</param>
internal sealed class BatchMaker(IReadOnlyList<Sample> samples, Standardisation standardisation, TrainingOptions options)
{
    private const int Tries = 10;

    private readonly CropSampler sampler = new(standardisation, options.CropWidth, options.CropHeight);
    private readonly int area = options.CropWidth * options.CropHeight;

    /// <summary>Batches in an epoch; the last is filled up from the epoch's beginning.</summary>
    public int BatchesPerEpoch => (samples.Count + options.Batch - 1) / options.Batch;

    /// <summary>Makes one batch.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="index">The batch's place in the epoch.</param>
    /// <param name="device">Where the tensors shall be.</param>
    public Batch Make(int epoch, int index, Device device)
    {
        int[] order = Order(epoch);
        var images = new float[options.Batch * 3 * area];
        var labels = new long[options.Batch * area];
        for (int place = 0; place < options.Batch; place++)
        {
            int position = index * options.Batch + place;
            var random = new Random(Mixed(options.Seed, epoch, position + 1));
            Cut(samples[order[position % order.Length]], random, images.AsSpan(place * 3 * area, 3 * area), labels.AsSpan(place * area, area));
        }
        using var scope = NewDisposeScope();
        Tensor image = tensor(images, [options.Batch, 3, options.CropHeight, options.CropWidth]).to(device);
        Tensor label = tensor(labels, [options.Batch, options.CropHeight, options.CropWidth]).to(device);
        return new(image.DetachFromDisposeScope(), label.DetachFromDisposeScope());
    }

    /// <summary>The order of the samples in an epoch.</summary>
    public int[] Order(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, samples.Count)];
        new Random(Mixed(options.Seed, epoch, 0)).Shuffle(order);
        return order;
    }

    /// <summary>Cuts until a crop carries labels: one without teaches nothing.</summary>
    private void Cut(Sample sample, Random random, Span<float> image, Span<long> label)
    {
        for (int i = 0; i < Tries; i++)
        {
            Crop crop = Crop.Draw(random, sample.Image.Width, sample.Image.Height, options);
            if (sampler.Write(sample, crop, ColourJitter.Draw(random, options.Jitter), image, label) > 0) return;
        }
    }

    /// <summary>One seed of three numbers, the same on every machine (<see cref="HashCode"/> is not).</summary>
    private static int Mixed(int seed, int epoch, int place)
    {
        ulong state = (uint)seed;
        foreach (int part in (ReadOnlySpan<int>)[epoch, place])
        {
            state = (state + (uint)part + 1) * 0x9E3779B97F4A7C15;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            state ^= state >> 27;
        }
        return (int)(state >> 33);
    }
}
