using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

// What a pickle builds. Plain values are string, long, double, bool and null; a tuple is object?[], a list List<object?>.

/// <summary>A dictionary; only its entries under text are kept, as no other key names weights.</summary>
internal sealed class PickledDictionary
{
    /// <summary>The entries, in Python's order.</summary>
    public OrderedDictionary<string, object?> Entries { get; } = [];

    /// <summary>Whether tensors stand in it directly.</summary>
    public bool HoldsTensors => Entries.Values.Any(value => value is PickledTensor);

    /// <summary>Sets an entry; the last one of a key stays, as in Python.</summary>
    public void Set(object? key, object? value)
    {
        if (key is string text)
            Entries[text] = value;
    }
}

/// <summary>A storage that a pickle names and the file holds elsewhere.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Elements">How many it has.</param>
internal sealed record PickledStorage(string Key, ScalarType Type, long Elements);

/// <summary>A tensor: a view of a storage. Nothing of it is checked yet.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">Its first element in the storage.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Strides">The steps along each dimension, in elements.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides);

/// <summary>A class of storages, such as torch.FloatStorage.</summary>
/// <param name="Type">The type of their elements.</param>
internal sealed record PickledStorageType(ScalarType Type);

/// <summary>A value that weights do not need, such as an element type, bytes or a number of numpy's. It is remembered as nothing.</summary>
internal sealed class PickledInert
{
    /// <summary>The only one.</summary>
    public static readonly PickledInert Value = new();
}
