using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
internal sealed class AdamWUpdate(Parameter wide, Parameter narrow, double weightDecay) : NarrowUpdate(wide, narrow)
{
    /// <summary>How much of the means of gradients and of their squares is kept from step to step: PyTorch's defaults, where TorchSharp's second is 0.99.</summary>
    public const double Beta1 = 0.9, Beta2 = 0.999;

    /// <summary>Added to the root of the squares, as by default in PyTorch.</summary>
    public const double Epsilon = 1e-8;

    private readonly Scalar beta1 = Beta1.ToScalar(), beta2 = Beta2.ToScalar(), epsilon = Epsilon.ToScalar();
    private readonly Scalar rest1 = (1 - Beta1).ToScalar(), rest2 = (1 - Beta2).ToScalar();
    private readonly Tensor mean = NewMemory(wide), square = NewMemory(wide);
    private Scalar? decay, correction, descent;
    private long steps;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, Tensor Value)> Memory() =>
        [(MemoryKeys.Mean, mean), (MemoryKeys.Square, square), (MemoryKeys.Steps, tensor(steps))];

    /// <inheritdoc/>
    public override void Remember(Func<string, Tensor?> saved)
    {
        mean.copy_(Needed(MemoryKeys.Mean));
        square.copy_(Needed(MemoryKeys.Square));
        steps = Needed(MemoryKeys.Steps).item<long>();

        Tensor Needed(string key) => saved(key) ?? throw new KeyNotFoundException(key);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        mean.Dispose();
        square.Dispose();
        foreach (Scalar scalar in (Scalar[])[beta1, beta2, epsilon, rest1, rest2]) scalar.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Begin(double rate)
    {
        steps++;
        decay = (1 - rate * weightDecay).ToScalar();
        correction = Math.Sqrt(1 - Math.Pow(Beta2, steps)).ToScalar();
        descent = (-(rate / (1 - Math.Pow(Beta1, steps)))).ToScalar();
    }

    /// <inheritdoc/>
    protected override void Update(Tensor piece, Tensor gradient, long start, long length)
    {
        using Tensor first = Piece(mean, start, length), second = Piece(square, start, length);
        piece.mul_(decay!);
        first.mul_(beta1).add_(gradient, rest1);
        second.mul_(beta2).addcmul_(gradient, gradient, rest2);
        using Tensor root = second.sqrt();
        root.div_(correction!).add_(epsilon);
        piece.addcdiv_(first, root, descent!);
    }

    /// <inheritdoc/>
    protected override void End()
    {
        decay!.Dispose();
        correction!.Dispose();
        descent!.Dispose();
    }
}
