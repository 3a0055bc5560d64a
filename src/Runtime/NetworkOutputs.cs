using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>
/// The outputs of a network, one property an output. Owns its tensors: disposing it disposes them, so take what is to
/// live longer out with <c>alias()</c> or <c>clone()</c>.
/// </summary>
public abstract class NetworkOutputs : IDisposable
{
    /// <summary>Takes the outputs.</summary>
    /// <param name="values">The outputs by their declared names, in the order of declaration; null for one that is switched off or
    /// was not asked for.</param>
    protected NetworkOutputs(params IReadOnlyList<(string Name, Tensor? Value)> values) =>
        Named = [.. values.Where(output => output.Value is not null).Select(output => (output.Name, output.Value!))];

    /// <summary>The outputs by their declared names, in the order of declaration, for tools that do not know the type. An
    /// output that is switched off, or was not asked for when the network was compiled, is left out.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Named { get; }

    /// <summary>An output that is always computed.</summary>
    /// <param name="name">Its declared name.</param>
    /// <exception cref="InvalidOperationException">The network was compiled without it.</exception>
    protected Tensor WantedOutput(string name) => OptionalOutput(name)
        ?? throw new InvalidOperationException($"Output '{name}' was not computed: name it in the Outputs of CompileOptions, or leave these out to compute all.");

    /// <summary>An output that may be switched off.</summary>
    /// <param name="name">Its declared name.</param>
    /// <returns>The output, or null.</returns>
    protected Tensor? OptionalOutput(string name) => Named.FirstOrDefault(output => output.Name == name).Value;

    /// <summary>Disposes every output.</summary>
    public void Dispose()
    {
        foreach (var (_, value) in Named)
            value.Dispose();
        GC.SuppressFinalize(this);
    }
}
