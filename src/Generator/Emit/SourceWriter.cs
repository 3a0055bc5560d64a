using System.Text;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes indented C# with <c>\n</c> at the end of lines.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public SourceWriter Line(string line = "")
    {
        text.Append(line.Length == 0 ? "" : new string(' ', depth * 4)).Append(line).Append('\n');
        return this;
    }

    /// <summary>A header and a block in braces.</summary>
    public SourceWriter Block(string header, Action body)
    {
        Line(header).Line("{");
        depth++;
        body();
        depth--;
        return Line("}");
    }

    /// <summary>A line one step further in.</summary>
    public SourceWriter Indented(string line)
    {
        depth++;
        Line(line);
        depth--;
        return this;
    }

    public override string ToString() => text.ToString();
}
