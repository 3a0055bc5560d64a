namespace DaNetGen.Checkpoints;

/// <summary>The stack, the marks and the memo of a pickle that is being read.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<int, object?> _memo = [];

    // Below a mark lie the values of an unfinished container.
    private int Bottom => _marks.Count == 0 ? 0 : _marks[^1];

    /// <summary>Values that the memo holds.</summary>
    public int Memoized => _memo.Count;

    /// <summary>The value on top.</summary>
    public object? Top => _values.Count > Bottom ? _values[^1] : throw Empty();

    public void Push(object? value) => _values.Add(value);

    public object? Pop()
    {
        var value = Top;
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public void Mark() => _marks.Add(_values.Count);

    /// <summary>Takes all above the last mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        if (_marks.Count == 0)
            throw Empty();
        var values = _values.GetRange(_marks[^1], _values.Count - _marks[^1]).ToArray();
        _values.RemoveRange(_marks[^1], values.Length);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    /// <summary>Takes so many values for a tuple.</summary>
    public object?[] Pop(int count)
    {
        var values = new object?[count];
        for (var index = count - 1; index >= 0; index--)
            values[index] = Pop();
        return values;
    }

    /// <summary>Keeps the value on top.</summary>
    public void Memoize(int index) => _memo[index] = Top;

    /// <summary>Pushes a value that was kept.</summary>
    public void Recall(int index) => Push(_memo.TryGetValue(index, out var value) ? value : throw WeightsFault.Malformed("its pickle refers to a value that it does not hold"));

    private static WeightsFault Empty() => WeightsFault.Malformed("its pickle takes a value where there is none");
}
