using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>Stochastic gradient descent with momentum.</summary>
internal sealed class MomentumUpdate(Parameter wide, Parameter narrow, double weightDecay) : NarrowUpdate(wide, narrow)
{
    /// <summary>How much of the velocity is kept from step to step.</summary>
    public const double Factor = 0.9;

    private readonly Scalar factor = Factor.ToScalar(), decay = weightDecay.ToScalar();
    private readonly bool decays = weightDecay != 0;
    private readonly Tensor momentum = NewMemory(wide);
    private Scalar? descent;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, Tensor Value)> Memory() => [(MemoryKeys.Momentum, momentum)];

    /// <inheritdoc/>
    public override void Remember(Func<string, Tensor?> saved)
    {
        if (saved(MemoryKeys.Momentum) is { } value) momentum.copy_(value);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        momentum.Dispose();
        factor.Dispose();
        decay.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Begin(double rate) => descent = (-rate).ToScalar();

    /// <inheritdoc/>
    protected override void Update(Tensor piece, Tensor gradient, long start, long length)
    {
        if (decays) gradient.add_(piece, decay);
        using Tensor velocity = Piece(momentum, start, length);
        velocity.mul_(factor).add_(gradient, One);
        piece.add_(velocity, descent!);
    }

    /// <inheritdoc/>
    protected override void End() => descent!.Dispose();
}
