using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>What a compiled network computed, for the generated code that gives it its types.</summary>
public readonly struct CompiledOutputs
{
    private readonly IReadOnlyDictionary<string, Tensor> _values;

    internal CompiledOutputs(IReadOnlyDictionary<string, Tensor> values) => _values = values;

    /// <summary>The output of a declared name; null where it is switched off or was not asked for.</summary>
    public Tensor? this[string name] => _values.GetValueOrDefault(name);
}
