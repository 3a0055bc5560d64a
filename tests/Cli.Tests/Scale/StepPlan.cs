namespace DaNetGen.Cli.Tests.Scale;

/// <summary>A step of data-parallel training in mixed precision: bfloat16 activations and products, single-precision weights, gradients and statistics.</summary>
/// <param name="Counts">What an image costs.</param>
/// <param name="Machine">The kind of GPU.</param>
/// <param name="Gpus">How many; beyond eight, whole machines.</param>
/// <param name="Images">Images a GPU.</param>
internal sealed record StepPlan(StepCounts Counts, Machine Machine, int Gpus, int Images)
{
    private const double BytesOfFloat = 4, BytesOfHalf = 2;

    /// <summary>Images in a step.</summary>
    public int Batch => Gpus * Images;

    /// <summary>Weights, their bfloat16 copy, gradients and momentum, on each GPU.</summary>
    public double StateBytes => (3 * BytesOfFloat + BytesOfHalf) * Counts.Parameters;

    /// <summary>The peak of activations on each GPU.</summary>
    public double ActivationBytes => Counts.PeakBytes * Images * BytesOfHalf / BytesOfFloat;

    /// <summary>All of it where activations are in single precision too, and weights need no copy.</summary>
    public double SinglePrecisionBytes => Counts.PeakBytes * Images + 3 * BytesOfFloat * Counts.Parameters;

    /// <summary>Seconds of products: two operations a multiply-add, the backward pass twice the forward.</summary>
    public double Products => 3.0 * 2 * Counts.MultiplyAdds * Images / (Machine.Rate * Assumed.OfRate);

    /// <summary>Seconds of element-wise steps, which the memory bounds; the backward pass moves twice as much as the forward.</summary>
    public double Elements => 3.0 * Counts.ElementBytes * Images * BytesOfHalf / BytesOfFloat / (Machine.Bandwidth * Assumed.OfBandwidth);

    /// <summary>Bytes of gradients.</summary>
    public double Gradients => BytesOfFloat * Counts.Parameters;

    /// <summary>Machines.</summary>
    public int Machines => Math.Max(1, Gpus / Machine.Gpus);

    /// <summary>Bytes that each GPU sends to others of its machine: a ring all-reduce there, in two halves around that between machines.</summary>
    public double SentWithin => Ring(Math.Min(Gpus, Machine.Gpus), Gradients);

    /// <summary>Bytes that each GPU sends to other machines: its eighth of the gradients, in a ring of machines.</summary>
    public double SentAcross => Ring(Machines, Gradients / Machine.Gpus);

    /// <summary>Seconds of the gradients' all-reduce.</summary>
    public double AllReduce => SentWithin / (Machine.Link * Assumed.OfLink) + SentAcross / (Machine.Network * Assumed.OfLink);

    /// <summary>Seconds of it that the backward pass does not hide: what is longer than it, at least the last bucket, which is full when it ends.</summary>
    public double Exposed => Gpus == 1 ? 0 : Math.Max(AllReduce * Math.Min(1, Assumed.Bucket / Gradients), AllReduce - (Products + Elements) * 2 / 3);

    /// <summary>Bytes of statistics that each GPU sends: sums and sums of squares forward, two sums backward, for every channel.</summary>
    public double StatisticsSent => Ring(Gpus, 2 * 2 * BytesOfFloat * Counts.NormChannels.Sum());

    /// <summary>Seconds of synchronised batch normalisation: two small all-reduces a layer, each of which everything waits for.</summary>
    public double Statistics => Gpus == 1 ? 0 : 2 * Counts.NormChannels.Count * (Machines > 1 ? Assumed.LatencyAcross : Assumed.LatencyWithin)
        + StatisticsSent / ((Machines > 1 ? Machine.Network : Machine.Link) * Assumed.OfLink);

    /// <summary>Seconds of a step.</summary>
    public double Seconds => Products + Elements + Exposed + Statistics;

    /// <summary>How much of the time of as many single GPUs is used.</summary>
    public double Efficiency => (Products + Elements) / Seconds;

    /// <summary>What each of n sends in a ring all-reduce.</summary>
    public static double Ring(int n, double bytes) => 2.0 * (n - 1) / n * bytes;
}
