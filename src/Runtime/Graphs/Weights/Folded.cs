using DaNetGen.Graphs.Primitives;
using TorchSharp;
using BatchNorm = DaNetGen.Graphs.Primitives.BatchNorm;
using static TorchSharp.torch;

namespace DaNetGen.Graphs.Weights;

/// <summary>Kernels with the batch normalisation after them multiplied in: <c>w * scale / sqrt(variance + eps)</c>, channel by channel.</summary>
internal sealed record NormalisedKernel(Weight Kernel, BatchNorm Norm) : Weight
{
    public override IReadOnlyList<long> Shape => Kernel.Shape;

    public override IEnumerable<Stored> Parameters => [.. Kernel.Parameters, .. Norm.Weights.SelectMany(weight => weight.Parameters)];

    public override Tensor Compute()
    {
        using var scope = NewDisposeScope();
        var kernel = Kernel.Compute();
        return scope.MoveToOuter((kernel * Factors(Norm).view(-1, 1, 1, 1)).to_type(kernel.dtype));
    }

    // The first dimension is the normalised channels'.
    public override Weight Slice(int dim, long start, long length) =>
        dim == 0 ? base.Slice(dim, start, length) : this with { Kernel = Kernel.Slice(dim, start, length) };

    /// <summary>The factor of each channel, in double precision.</summary>
    internal static Tensor Factors(BatchNorm norm) =>
        norm.Scale.Compute().to_type(ScalarType.Float64) / (norm.Variance.Compute().to_type(ScalarType.Float64) + norm.Eps).sqrt();
}

/// <summary>The bias that a batch normalisation leaves: <c>(bias - mean) * scale / sqrt(variance + eps) + shift</c>.</summary>
internal sealed record NormalisedBias(Weight? Bias, BatchNorm Norm) : Weight
{
    public override IReadOnlyList<long> Shape => Norm.Scale.Shape;

    public override IEnumerable<Stored> Parameters => [.. Bias?.Parameters ?? [], .. Norm.Weights.SelectMany(weight => weight.Parameters)];

    public override Tensor Compute()
    {
        using var scope = NewDisposeScope();
        var mean = Norm.Mean.Compute();
        var centred = Bias is null ? -mean.to_type(ScalarType.Float64) : Bias.Compute().to_type(ScalarType.Float64) - mean;
        return scope.MoveToOuter((centred * NormalisedKernel.Factors(Norm) + Norm.Shift.Compute()).to_type(mean.dtype));
    }
}

/// <summary>A weight times one of a single element.</summary>
internal sealed record Scaled(Weight Weight, Weight Factor) : Weight
{
    public override IReadOnlyList<long> Shape => Weight.Shape;

    public override IEnumerable<Stored> Parameters => [.. Weight.Parameters, .. Factor.Parameters];

    public override Tensor Compute()
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Weight.Compute() * Factor.Compute());
    }

    public override Weight Slice(int dim, long start, long length) => this with { Weight = Weight.Slice(dim, start, length) };
}

/// <summary>Weights of several convolutions one after the other along the first dimension.</summary>
internal sealed record Joined(IReadOnlyList<Weight> Parts) : Weight
{
    public override IReadOnlyList<long> Shape => [Parts.Sum(part => part.Shape[0]), .. Parts[0].Shape.Skip(1)];

    public override IEnumerable<Stored> Parameters => Parts.SelectMany(part => part.Parameters);

    public bool Equals(Joined? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(Parts.Count, HashCode.Combine);

    public override Tensor Compute()
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(cat([.. Parts.Select(part => part.Compute())]));
    }

    public override Weight Slice(int dim, long start, long length) =>
        dim == 0 ? base.Slice(dim, start, length) : new Joined([.. Parts.Select(part => part.Slice(dim, start, length))]);
}

/// <summary>A range of a weight's dimension.</summary>
internal sealed record Sliced(Weight Weight, int Dim, long Start, long Length) : Weight
{
    public override IReadOnlyList<long> Shape => [.. Weight.Shape.Select((size, axis) => axis == Dim ? Length : size)];

    public override IEnumerable<Stored> Parameters => Weight.Parameters;

    public override Tensor Compute()
    {
        using var whole = Weight.Compute();
        using var range = whole.narrow(Dim, Start, Length);
        return range.clone();
    }
}

/// <summary>Zeros, for a convolution without a bias that joins some with one.</summary>
/// <param name="Length">How many.</param>
/// <param name="Like">The weight whose type and device they have.</param>
internal sealed record Zeros(long Length, Weight Like) : Weight
{
    public override IReadOnlyList<long> Shape => [Length];

    public override IEnumerable<Stored> Parameters => [];

    public override Tensor Compute()
    {
        using var like = Like.Compute();
        return zeros(Length, dtype: like.dtype, device: like.device);
    }
}
