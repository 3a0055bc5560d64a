namespace DaNetGen.Export.Scripting;

/// <summary>Names of C# as names of Python in ASCII, as TorchScript reads them.</summary>
internal static class PythonNames
{
    // Python's own words, and what the text of a module uses besides: its object, modules of functions, types.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
        "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "None", "True", "False", "inf", "nan",
        "self", "torch", "ops", "annotate", "getattr", "range", "Tensor", "List", "Tuple", "Module",
    };

    /// <summary>The name of a parameter: its own, or one by its position where Python or the text has that name for something else.</summary>
    /// <param name="name">The name.</param>
    /// <param name="index">The position.</param>
    public static string ParameterOf(string name, int index) =>
        IsPlain(name) && !Taken.Contains(name) && !IsValue(name) ? name : $"input{index}";

    /// <summary>The name of the module's class.</summary>
    public static string ClassOf(Network network) => IsPlain(network.GetName()) && !Taken.Contains(network.GetName()) ? network.GetName() : nameof(Network);

    private static bool IsPlain(string name) => char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    // The text numbers its values: t0, t1.
    private static bool IsValue(string name) => name[0] == 't' && name.Skip(1).All(char.IsAsciiDigit);
}
