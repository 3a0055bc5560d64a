using System.Text;

namespace DaNetGen.Cli.Export;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Write">Writes it to a path, beside it first, then moved there; and says what is to be known of it, a line each.</param>
internal sealed record ExportedFile(string Name, Func<string, IReadOnlyList<string>> Write)
{
    /// <summary>A file of which there is nothing more to say.</summary>
    public ExportedFile(string name, Action<string> write) : this(name, path =>
    {
        write(path);
        return [];
    })
    {
    }

    /// <summary>A file of text, in UTF-8 with '\n' at the ends of lines.</summary>
    public static ExportedFile OfText(string name, string text) =>
        new(name, path => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text))));
}
