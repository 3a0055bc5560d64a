namespace DaNetGen.Checkpoints;

/// <summary>What a parser finds wrong with a file, before its path is known: <see cref="WeightsFile"/> makes a <see cref="CheckpointException"/> of
/// it.</summary>
internal sealed class WeightsFault : Exception
{
    private WeightsFault(Kind kind, string reason, Exception? inner = null)
        : base(reason, inner) => What = kind;

    /// <summary>Kinds of faults, each with a sentence of its own.</summary>
    private enum Kind
    {
        Truncated,
        Malformed,
        Refused,
    }

    private Kind What { get; }

    /// <summary>The file ends too early.</summary>
    public static WeightsFault Truncated(string reason) => new(Kind.Truncated, reason);

    /// <summary>The file breaks the rules of its format.</summary>
    public static WeightsFault Malformed(string reason, Exception? inner = null) => new(Kind.Malformed, reason, inner);

    /// <summary>The file may be whole but holds what is not loaded. The reason is a clause that ends with what to do.</summary>
    public static WeightsFault Refused(string reason) => new(Kind.Refused, reason);

    /// <summary>A name out of a file, short enough and plain enough for a sentence.</summary>
    public static string Plain(string name)
    {
        const int Longest = 100;
        var start = name.Length <= Longest ? name : $"{name[..Longest]}...";
        return string.Concat(start.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
    }

    /// <summary>The sentence for people.</summary>
    public CheckpointException Of(string path, WeightsFormat format)
    {
        var (name, remedy) = format.Describe();
        return new(What switch
        {
            Kind.Truncated => $"'{path}' is truncated ({Message}): copy or download it again.",
            Kind.Malformed => $"'{path}' is not a valid {name} file ({Message}): {remedy}.",
            _ => $"'{path}' is not loaded: {Message}.",
        }, this);
    }
}
