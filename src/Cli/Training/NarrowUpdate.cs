using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Updates a single-precision parameter by the gradient of its narrow copy, a piece at a time: the gradient is never in memory in
/// single precision as a whole, and a piece stays in the processor's cache from one operation to the next. The arithmetic is that of
/// TorchSharp's optimisers, whose scalars would wait for the garbage collector in the middle of the memory that activations need.
/// </summary>
/// <param name="wide">The parameter.</param>
/// <param name="narrow">Its copy, which has the gradient.</param>
internal abstract class NarrowUpdate(Parameter wide, Parameter narrow) : IParameterUpdate
{
    private const long PieceElements = 1 << 18;

    /// <summary>One, for sums.</summary>
    protected Scalar One { get; } = 1.ToScalar();

    /// <inheritdoc/>
    public void Step(double rate)
    {
        using Tensor? gradient = narrow.grad;
        if (gradient is null) return;
        narrow.grad = null;
        using var noGradients = no_grad();
        using Tensor all = wide.detach(), row = all.view(-1), gradientRow = gradient.reshape(-1);
        Begin(rate);
        long count = row.size(0);
        for (long start = 0; start < count; start += PieceElements)
        {
            long length = Math.Min(PieceElements, count - start);
            using Tensor piece = row.narrow(0, start, length), gradientPiece = gradientRow.narrow(0, start, length);
            using Tensor wideGradient = gradientPiece.to(ScalarType.Float32);
            Update(piece, wideGradient, start, length);
        }
        End();
    }

    /// <inheritdoc/>
    public abstract IEnumerable<(string Key, Tensor Value)> Memory();

    /// <inheritdoc/>
    public abstract void Remember(Func<string, Tensor?> saved);

    /// <inheritdoc/>
    public virtual void Dispose() => One.Dispose();

    /// <summary>A step begins.</summary>
    protected abstract void Begin(double rate);

    /// <summary>Updates a piece of the parameter.</summary>
    /// <param name="piece">The piece, <c>[length]</c>.</param>
    /// <param name="gradient">Its gradient, which may be changed.</param>
    /// <param name="start">Where the piece lies in the parameter's row of elements.</param>
    /// <param name="length">The piece's length.</param>
    protected abstract void Update(Tensor piece, Tensor gradient, long start, long length);

    /// <summary>The step is over.</summary>
    protected abstract void End();

    /// <summary>Memory of the parameter's shape, zero at first.</summary>
    protected static Tensor NewMemory(Parameter wide) => zeros_like(wide, requires_grad: false).DetachFromDisposeScope();

    /// <summary>A piece of what <see cref="NewMemory"/> gave.</summary>
    protected static Tensor Piece(Tensor memory, long start, long length)
    {
        using Tensor row = memory.view(-1);
        return row.narrow(0, start, length);
    }
}
