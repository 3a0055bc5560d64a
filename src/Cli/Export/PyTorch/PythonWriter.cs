using System.Text;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>A call: a function and its arguments.</summary>
internal sealed record PythonCall(string Function, params IReadOnlyList<string> Arguments)
{
    public override string ToString() => $"{Function}({string.Join(", ", Arguments)})";
}

/// <summary>Writes Python as the formatter black would, in lines of at most 100 characters.</summary>
internal sealed class PythonWriter
{
    /// <summary>The most characters in a line.</summary>
    public const int Width = 100;

    private const int Step = 4;
    private readonly StringBuilder text = new();
    private int indent;

    /// <summary>Writes a line, or an empty one.</summary>
    public void Line(string line = "") => text.Append(line.Length == 0 ? "" : new string(' ', indent)).Append(line).Append('\n');

    /// <summary>Writes a header that ends with a colon, and what stands inside.</summary>
    public void Block(string header, Action inside)
    {
        Line(header);
        indent += Step;
        inside();
        indent -= Step;
    }

    /// <summary>Writes a statement with a comment behind it, or before it where the line would be too long.</summary>
    public void Statement(string statement, string comment)
    {
        string line = $"{statement}  # {comment}";
        if (Fits(line))
        {
            Line(line);
            return;
        }
        Wrapped(comment, "# ");
        Line(statement);
    }

    /// <summary>Writes an assignment of a call, its arguments on lines of their own where one line would be too long.</summary>
    public void Assign(string target, PythonCall call, string? comment = null)
    {
        string line = $"{target} = {call}";
        if (Fits(line))
        {
            if (comment is null) Line(line);
            else Statement(line, comment);
            return;
        }
        if (comment is not null) Wrapped(comment, "# ");
        string together = string.Join(", ", call.Arguments);
        Block($"{target} = {call.Function}(", () =>
        {
            if (Fits(together)) Line(together);
            else foreach (string argument in call.Arguments) Line($"{argument},");
        });
        Line(")");
    }

    /// <summary>Writes an assignment of operands with an operator between them.</summary>
    public void Assign(string target, IReadOnlyList<string> operands, string between, string comment)
    {
        string line = $"{target} = {string.Join($" {between} ", operands)}";
        if (Fits(line))
        {
            Statement(line, comment);
            return;
        }
        Wrapped(comment, "# ");
        Block($"{target} = (", () =>
        {
            for (int i = 0; i < operands.Count; i++) Line(i == 0 ? operands[i] : $"{between} {operands[i]}");
        });
        Line(")");
    }

    /// <summary>Writes words in as many lines as they need, each after a prefix.</summary>
    public void Wrapped(string words, string prefix = "")
    {
        string line = "";
        foreach (string word in words.Split(' '))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && !Fits(prefix + longer))
            {
                Line(prefix + line);
                longer = word;
            }
            line = longer;
        }
        Line(prefix + line);
    }

    /// <summary>Writes the documentation of a module, class or function.</summary>
    public void Documentation(string words)
    {
        if (Fits($"\"\"\"{words}\"\"\""))
        {
            Line($"\"\"\"{words}\"\"\"");
            return;
        }
        Wrapped($"\"\"\"{words}");
        Line("\"\"\"");
    }

    public override string ToString() => text.ToString();

    private bool Fits(string line) => indent + line.Length <= Width;
}
