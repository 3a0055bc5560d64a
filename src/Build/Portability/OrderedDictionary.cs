using System.Collections;

namespace System.Collections.Generic;

/// <summary>A dictionary in the order of its first insertions, which the .NET Framework lacks.</summary>
internal sealed class OrderedDictionary<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
{
    private readonly Dictionary<TKey, int> _places = [];
    private readonly List<KeyValuePair<TKey, TValue>> _entries = [];

    public int Count => _entries.Count;

    public IEnumerable<TValue> Values => _entries.Select(entry => entry.Value);

    public TValue this[TKey key]
    {
        get => _entries[_places[key]].Value;
        set
        {
            var entry = new KeyValuePair<TKey, TValue>(key, value);
            if (_places.TryGetValue(key, out var place))
            {
                _entries[place] = entry;
                return;
            }

            _places.Add(key, _entries.Count);
            _entries.Add(entry);
        }
    }

    public TValue? GetValueOrDefault(TKey key) => _places.TryGetValue(key, out var place) ? _entries[place].Value : default;

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
