namespace DaNetGen.Cli.Data;

/// <summary>
/// The classes of a data set. In memory a class is its index here and everything unlabelled is <see cref="Ignored"/>;
/// label files carry <see cref="Values"/> and <see cref="IgnoredValues"/>.
/// </summary>
internal sealed class ClassList
{
    /// <summary>The index of a pixel that counts neither in the loss nor in the score.</summary>
    public const byte Ignored = 255;

    /// <summary>The encoding of a value that no class has.</summary>
    public const byte Unknown = 254;

    /// <summary>Describes a data set's classes.</summary>
    /// <param name="names">A name for each class.</param>
    /// <param name="colours">A colour for each class.</param>
    /// <param name="values">The value of each class in label files; 0, 1, 2... where left out.</param>
    /// <param name="ignoredValues">Values in label files that are ignored; 255 always is.</param>
    public ClassList(IReadOnlyList<string> names, IReadOnlyList<Rgb> colours, IReadOnlyList<byte>? values = null, IReadOnlyList<byte>? ignoredValues = null)
    {
        Names = names;
        Colours = colours;
        Values = values ?? [.. Enumerable.Range(0, names.Count).Select(i => (byte)i)];
        IgnoredValues = ignoredValues ?? [];
        if (Colours.Count != Count || Values.Count != Count) throw new ArgumentException("Every class needs one name, one colour and one value.");
    }

    /// <summary>How many classes are learnt and scored.</summary>
    public int Count => Names.Count;

    /// <summary>The classes' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The classes' colours in overlays and legends.</summary>
    public IReadOnlyList<Rgb> Colours { get; }

    /// <summary>The classes' values in label files.</summary>
    public IReadOnlyList<byte> Values { get; }

    /// <summary>Values in label files that are ignored, beside 255.</summary>
    public IReadOnlyList<byte> IgnoredValues { get; }

    /// <summary>The class for each of the 256 values of a label file, or <see cref="Ignored"/>, or <see cref="Unknown"/>.</summary>
    public byte[] Encoding()
    {
        var table = new byte[256];
        Array.Fill(table, Unknown);
        for (int i = 0; i < Count; i++) table[Values[i]] = (byte)i;
        foreach (byte value in IgnoredValues) table[value] = Ignored;
        table[255] = Ignored;
        return table;
    }

    /// <summary>The allowed values of a label file in words: "0 to 11, or 255 for unlabelled".</summary>
    public string AllowedValues()
    {
        int[] values = [.. Values.Concat(IgnoredValues).Where(v => v != 255).Select(v => (int)v).Order()];
        bool dense = values.Length > 1 && values[^1] - values[0] == values.Length - 1;
        string listed = dense ? $"{values[0]} to {values[^1]}" : string.Join(", ", values);
        return $"{listed}, or 255 for unlabelled";
    }
}
