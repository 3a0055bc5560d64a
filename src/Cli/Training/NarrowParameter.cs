using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// A parameter in single precision and its bfloat16 copy in the same memory: a bfloat16 is the upper half of a single, so the copy is
/// every second half of the parameter. In steps, half of the copy's last place is added to the parameter's bits, which makes its upper
/// half the nearest bfloat16 instead of the next one towards zero; taken off again, every bit is as before.
/// </summary>
internal sealed class NarrowParameter : IDisposable
{
    private const int HalfPlace = 1 << 15;

    // Null where the copy has memory of its own (another device), or is the parameter itself (normalisation).
    private readonly Tensor? bits;
    private readonly bool apart;
    private bool rounded;

    /// <summary>Joins the two.</summary>
    /// <param name="wide">The parameter, contiguous; the pair must not outlive it.</param>
    /// <param name="narrow">Its copy, in bfloat16 or in single precision, which gives up its own memory and values.</param>
    public NarrowParameter(Parameter wide, Parameter narrow)
    {
        (Wide, Narrow) = (wide, narrow);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        apart = narrow.dtype != wide.dtype && wide.device.type != DeviceType.CPU;
        if (apart) return;
        if (narrow.dtype == wide.dtype)
        {
            narrow.set_(wide);
            return;
        }
        long count = wide.numel();
        bits = NativeView.Of(wide, ScalarType.Int32, count).DetachFromDisposeScope();
        // Little-endian, as all processors that libtorch is built for: the upper half is the second.
        narrow.set_(NativeView.Of(wide, ScalarType.BFloat16, 2 * count).view(count, 2).select(1, 1).view(wide.shape));
    }

    /// <summary>The parameter.</summary>
    public Parameter Wide { get; }

    /// <summary>Its copy.</summary>
    public Parameter Narrow { get; }

    /// <summary>Brings the copy to the parameter's present values, rounded; the parameter's own are not to be used until <see cref="Restore"/>.</summary>
    public void Round()
    {
        using var noGradients = no_grad();
        if (apart) Narrow.copy_(Wide);
        if (bits is null || rounded) return;
        Add(HalfPlace);
        rounded = true;
    }

    /// <summary>Gives the parameter its values back, bit for bit.</summary>
    public void Restore()
    {
        if (!rounded) return;
        Add(-HalfPlace);
        rounded = false;
    }

    /// <inheritdoc/>
    public void Dispose() => bits?.Dispose();

    private void Add(int value)
    {
        using Scalar summand = value.ToScalar(), one = 1.ToScalar();
        bits!.add_(summand, one);
    }
}
