using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>
/// The outputs of a network, one property an output. Owns its tensors: disposing it disposes them, so take what is to
/// live longer out with <c>alias()</c> or <c>clone()</c>.
/// </summary>
public abstract class NetworkOutputs : IDisposable
{
    /// <summary>The outputs by their declared names, in the order of declaration, for tools that do not know the type. An
    /// output that is switched off is left out.</summary>
    public abstract IReadOnlyList<(string Name, Tensor Value)> Named { get; }

    /// <summary>Disposes every output.</summary>
    public void Dispose()
    {
        foreach (var (_, value) in Named)
            value.Dispose();
        GC.SuppressFinalize(this);
    }
}
