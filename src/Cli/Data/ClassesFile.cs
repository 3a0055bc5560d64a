using DaNetGen.Cli.Data.Layouts;

namespace DaNetGen.Cli.Data;

/// <summary>
/// Reads <c>classes.txt</c>: a line a class, in the order of the label files' values from 0. A line is a name, then if wanted a
/// colour "#rrggbb", then if wanted the word "ignored" for a value that is neither learnt nor scored. Lines starting with "//" are comments.
/// </summary>
internal static class ClassesFile
{
    /// <summary>The file's name in a data folder.</summary>
    public const string Name = "classes.txt";

    /// <summary>The classes of a data folder: its <c>classes.txt</c>, or those of its layout where it has none.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="layout">Its layout; recognised where left out.</param>
    /// <exception cref="UserError">The file says something else than classes, or is missing where the layout needs it.</exception>
    public static ClassList OfFolder(string folder, IDataLayout? layout = null)
    {
        string path = Path.Combine(folder, Name);
        return File.Exists(path) ? Parse(File.ReadAllLines(path), path) : (layout ?? DataLayouts.Of(folder)).Classes(folder);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserError">There is none, or it says something else than classes.</exception>
    public static ClassList Read(string path) =>
        File.Exists(path) ? Parse(File.ReadAllLines(path), path) : throw new UserError($"There is no file of classes {path}; give one with a name a line.");

    /// <summary>Reads the file's lines.</summary>
    /// <exception cref="UserError">A line is no class, a name comes twice, or there are fewer than two or more than 254 classes.</exception>
    public static ClassList Parse(IReadOnlyList<string> lines, string path)
    {
        List<string> names = [];
        List<Rgb> colours = [];
        List<byte> values = [], ignored = [];
        int value = 0;
        foreach (string line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)))
        {
            if (value > 254) throw new UserError($"{path} lists more than 255 values; an 8-bit label map has no more, so shorten it.");
            List<string> words = [.. line.Split((char[])[' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries)];
            bool isIgnored = words.Count > 1 && words[^1].Equals("ignored", StringComparison.OrdinalIgnoreCase);
            if (isIgnored) words.RemoveAt(words.Count - 1);
            Rgb colour = DistinctColours.At(value);
            if (words.Count > 1 && words[^1].StartsWith('#'))
            {
                if (!Rgb.TryParse(words[^1], out colour))
                    throw new UserError($"{path} gives class '{words[0]}' the colour '{words[^1]}'; write it as #rrggbb.");
                words.RemoveAt(words.Count - 1);
            }
            string name = string.Join(' ', words);
            if (names.Contains(name)) throw new UserError($"{path} names the class '{name}' twice; give every class its own name.");
            if (isIgnored)
            {
                ignored.Add((byte)value);
            }
            else
            {
                names.Add(name);
                colours.Add(colour);
                values.Add((byte)value);
            }
            value++;
        }
        if (names.Count < 2) throw new UserError($"{path} names {names.Count} classes; list at least two, a line each.");
        return new(names, colours, values, ignored);
    }
}
