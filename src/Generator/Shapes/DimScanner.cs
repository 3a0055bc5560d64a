namespace DaNetGen.Generator.Shapes;

/// <summary>Reads the characters of a dimension's text.</summary>
internal sealed class DimScanner(string text)
{
    public int Position { get; private set; }

    public int Length => text.Length;

    /// <summary>Whether nothing but space is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return Position == text.Length;
        }
    }

    /// <summary>Takes the letters, digits and dots that come next; empty where there are none.</summary>
    public string Word()
    {
        SkipSpace();
        var start = Position;
        while (Position < text.Length && (char.IsLetterOrDigit(text[Position]) || text[Position] is '_' or '.' or '@'))
        {
            Position++;
        }

        return text.Substring(start, Position - start);
    }

    /// <summary>Takes a character if it comes next.</summary>
    public bool Accept(char c)
    {
        SkipSpace();
        if (Position < text.Length && text[Position] == c)
        {
            Position++;
            return true;
        }

        return false;
    }

    public char? AcceptAny(string characters) => characters.Where(Accept).Select(c => (char?)c).FirstOrDefault();

    public void Expect(char c)
    {
        if (!Accept(c))
        {
            throw Unexpected();
        }
    }

    public void SkipSpace()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }
    }

    /// <summary>What comes next does not belong there.</summary>
    public DimMistake Unexpected() => Position < text.Length
        ? DimMistake.Wrong($"'{text[Position]}' at column {Position + 1} is not expected", Position, 1)
        : DimMistake.Wrong("it ends too early", Position, 0);
}

/// <summary>Ends the reading of a dimension's text.</summary>
internal sealed class DimMistake(ParsedDim parsed) : Exception
{
    public ParsedDim Parsed { get; } = parsed;

    public static DimMistake Wrong(string error, int start, int length) => new(new ParsedDim(null, error, null, start, length));

    public static DimMistake Unknown(string name, int start) => new(new ParsedDim(null, null, name, start, name.Length));
}
