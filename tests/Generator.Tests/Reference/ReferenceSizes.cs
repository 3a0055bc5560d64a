using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>What the names in sizes are in one run: hyperparameters, symbols of the inputs, and sizes of values.</summary>
/// <param name="hyperparameters">The hyperparameters' values.</param>
/// <param name="values">The values so far.</param>
internal sealed class ReferenceSizes(IReadOnlyDictionary<string, object?> hyperparameters, IReadOnlyDictionary<string, Tensor> values)
{
    private readonly Dictionary<string, long> symbols = [];

    /// <summary>Holds a shape against what was declared, and gives the symbols in that their sizes.</summary>
    public void Bind(IReadOnlyList<object?> shape, long[] actual, string what)
    {
        if (shape.Count != actual.Length)
            throw new ReferenceShapeException($"{what} has rank {actual.Length}, not {shape.Count}");
        foreach (var (dim, size) in shape.Zip(actual))
        {
            if (dim is string name && name.All(c => char.IsLetterOrDigit(c) || c == '_') && Find(name) is null)
                symbols[name] = size;
            else if (ReferenceConstant.NamesIn(dim).All(n => Find(n) is not null) && Of(dim) != size)
                throw new ReferenceShapeException($"{what} is [{string.Join(", ", actual)}], not [{string.Join(", ", shape)}]");
        }
    }

    public long Of(object? value) => ReferenceConstant.Size(value, Find);

    /// <summary>Whether what is declared of an input's sizes holds.</summary>
    public bool IsMet(ReferenceFact fact, Tensor input) => fact.Name == "InputSize"
        ? input.shape[2] == (int)fact.Arguments[0]! && input.shape[3] == (int)fact.Arguments[1]!
        : fact.Arguments.Skip(1).All(name => Find((string)name!) is { } size && fact.IsMet(size));

    private long? Find(string name)
    {
        if (hyperparameters.TryGetValue(name, out var bound))
            return bound as int?;
        if (symbols.TryGetValue(name, out var size))
            return size;
        if (name.LastIndexOf('.') is var dot and > 0 && values.TryGetValue(name[..dot], out var value)
            && "BCHW".IndexOf(name[(dot + 1)..], StringComparison.Ordinal) is var axis and >= 0 && axis < value.dim())
            return value.shape[axis];
        return null;
    }
}
