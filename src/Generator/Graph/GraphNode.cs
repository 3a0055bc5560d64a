using System.Globalization;
using System.Text;

namespace DaNetGen.Generator.Graph;

/// <summary>A node of the text that carries a graph between assemblies: <c>(name "text" (child ...))</c>.</summary>
internal sealed class GraphNode(string name, IReadOnlyList<string> texts, IReadOnlyList<GraphNode> children)
{
    public string Name => name;

    /// <summary>Deeper than any graph is written; the reader calls itself for each level.</summary>
    private const int MaxDepth = 100;

    public string this[int index] =>
        index < texts.Count ? texts[index] : throw new FormatException($"The graph's node '{name}' has too few texts");

    public int Count => texts.Count;

    public IEnumerable<GraphNode> All(string child) => children.Where(c => c.Name == child);

    public GraphNode? First(string child) => children.FirstOrDefault(c => c.Name == child);

    public static string Print(string name, IEnumerable<string> texts, params string[] children)
    {
        var text = new StringBuilder("(").Append(name);
        foreach (var t in texts)
        {
            text.Append(" '").Append(t.Replace("\\", "\\\\").Replace("'", "\\'")).Append('\'');
        }

        foreach (var child in children.Where(c => c.Length > 0))
        {
            text.Append(' ').Append(child);
        }

        return text.Append(')').ToString();
    }

    /// <summary>Reads what <see cref="Print"/> wrote; throws <see cref="FormatException"/> at anything else.</summary>
    public static GraphNode Parse(string text)
    {
        var position = 0;
        var node = ParseNode(text, ref position, 0);
        return position == text.Length ? node : throw Bad(position);
    }

    private static GraphNode ParseNode(string text, ref int position, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Bad(position);
        }

        Take(text, ref position, '(');
        var start = position;
        while (position < text.Length && char.IsLetter(text[position]))
        {
            position++;
        }

        var name = text.Substring(start, position - start);
        var (texts, children) = (new List<string>(), new List<GraphNode>());
        while (position < text.Length && text[position] == ' ')
        {
            position++;
            if (position < text.Length && text[position] == '\'')
            {
                texts.Add(ParseText(text, ref position));
            }
            else
            {
                children.Add(ParseNode(text, ref position, depth + 1));
            }
        }

        Take(text, ref position, ')');
        return new GraphNode(name, texts, children);
    }

    private static string ParseText(string text, ref int position)
    {
        Take(text, ref position, '\'');
        var value = new StringBuilder();
        while (position < text.Length && text[position] != '\'')
        {
            position += text[position] == '\\' ? 1 : 0;
            value.Append(position < text.Length ? text[position++] : throw Bad(position));
        }

        Take(text, ref position, '\'');
        return value.ToString();
    }

    private static void Take(string text, ref int position, char expected)
    {
        if (position >= text.Length || text[position] != expected)
        {
            throw Bad(position);
        }

        position++;
    }

    private static FormatException Bad(int position) =>
        new("The graph is not readable at character " + position.ToString(CultureInfo.InvariantCulture));
}
