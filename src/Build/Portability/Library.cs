using System.Text;

namespace DaNetGen.Checkpoints;

/// <summary>What the runtime's parsers use of .NET and the .NET Framework lacks.</summary>
internal static class Library
{
    extension(ObjectDisposedException)
    {
        public static void ThrowIf(bool condition, object instance)
        {
            if (condition)
            {
                throw new ObjectDisposedException(instance.GetType().FullName);
            }
        }
    }

    extension(Encoding encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");

        public string GetString(ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }

    extension<TKey, TValue>(Dictionary<TKey, TValue> dictionary)
    {
        public bool TryAdd(TKey key, TValue value)
        {
            if (dictionary.ContainsKey(key))
            {
                return false;
            }

            dictionary.Add(key, value);
            return true;
        }

        public TValue? GetValueOrDefault(TKey key) => dictionary.TryGetValue(key, out var value) ? value : default;
    }

    extension<TKey, TValue>(KeyValuePair<TKey, TValue> pair)
    {
        public void Deconstruct(out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);
    }

    extension<T>(IEnumerable<T> items)
    {
        public T? MaxBy(Func<T, int> size) => items.OrderByDescending(size).FirstOrDefault();
    }

    extension(string text)
    {
        public bool StartsWith(char letter) => text.Length > 0 && text[0] == letter;
    }
}
