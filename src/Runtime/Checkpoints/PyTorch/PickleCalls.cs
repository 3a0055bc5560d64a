namespace DaNetGen.Checkpoints;

/// <summary>What the calls in a pickle come to. Their arguments are taken apart by shape; whatever does not fit is refused.</summary>
internal static class PickleCalls
{
    /// <summary>A call of one of the known names.</summary>
    /// <exception cref="WeightsFault">The arguments are not those that torch.save writes.</exception>
    public static object? Call(object? function, object? arguments) => (function, arguments) switch
    {
        (PickleFunction.OrderedDictionary, object?[] { Length: 0 }) => new PickledDictionary(),
        (PickleFunction.OrderedDictionary, object?[] and [List<object?> pairs]) => Dictionary(pairs),
        (PickleFunction.Tensor, object?[] and [PickledStorage storage, long offset, object?[] shape, object?[] strides, ..]) => new PickledTensor(storage, offset, Numbers(shape), Numbers(strides)),
        (PickleFunction.Parameter, object?[] and [PickledTensor data, ..]) => data,
        (PickleFunction.TensorWithType, object?[] and [(PickleFunction.Tensor or PickleFunction.Parameter) and var rebuild, _, object?[] inner, ..]) => Call(rebuild, inner),
        (PickleFunction.Size, object?[] and [object?[] sizes]) => sizes,
        (PickleFunction.Inert, object?[]) => PickledInert.Value,
        _ => throw WeightsFault.Malformed("its pickle calls something with arguments that it does not take"),
    };

    /// <summary>State that is set on a value: attributes of a dictionary such as a state_dict's versions, flags of a parameter. No weight
    /// depends on any.</summary>
    /// <exception cref="WeightsFault">The value takes no state, or the state would change a tensor.</exception>
    public static void SetState(object? value, object? state)
    {
        if (value is not (PickledDictionary or PickledInert or PickledTensor) || (value is PickledTensor && state is not (object?[] and [bool, ..])))
            throw WeightsFault.Malformed("its pickle sets state on something that takes none");
    }

    /// <summary>The storage that a persistent id names.</summary>
    /// <exception cref="WeightsFault">It names none.</exception>
    public static PickledStorage Storage(object? id) => id switch
    {
        object?[] and ["storage", PickledStorageType type, string key, _, >= 0L and long elements] => new PickledStorage(key, type.Type, elements),
        object?[] and ["storage", PickledStorageType type, string key, _, >= 0L and long elements, null] => new PickledStorage(key, type.Type, elements),
        object?[] and ["storage", _, _, _, _, not null] => throw WeightsFault.Refused("its storages are views of others, as PyTorch before 0.4 wrote them; load and save it again with a newer PyTorch"),
        object?[] and ["module", ..] => throw WeightsFault.Refused("it holds a whole module, which is code; save model.state_dict() alone"),
        _ => throw WeightsFault.Malformed("its pickle refers to a storage in an unknown way"),
    };

    private static PickledDictionary Dictionary(List<object?> pairs)
    {
        var dictionary = new PickledDictionary();
        foreach (var pair in pairs)
        {
            var (key, value) = pair switch
            {
                object?[] and [var first, var second] => (first, second),
                List<object?> and [var first, var second] => (first, second),
                _ => throw WeightsFault.Malformed("a dictionary in its pickle is made of something other than pairs"),
            };
            dictionary.Set(key, value);
        }
        return dictionary;
    }

    private static long[] Numbers(object?[] values) =>
        [.. values.Select(value => value is long number ? number : throw WeightsFault.Malformed("a tensor's shape holds something other than whole numbers"))];
}
