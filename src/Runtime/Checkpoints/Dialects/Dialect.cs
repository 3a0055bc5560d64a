namespace DaNetGen.Checkpoints;

/// <summary>How a program of other people names the weights of DANet, and in what its network behaves otherwise than the
/// reference: two networks of one set of weights agree only where both are heeded.</summary>
public sealed record Dialect
{
    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is, in a few words.</summary>
    public required string Description { get; init; }

    /// <summary>The names of the parts. Of those that begin a key, the longest holds.</summary>
    public required IReadOnlyList<KeyRule> Rules { get; init; }

    /// <summary>Beginnings of keys of which each must occur for the dialect to be recognised; empty where it is what remains.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>Beginnings of keys that belong to its networks and that DANet has no use for, such as an ImageNet classifier.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether its files hold a backbone and no head.</summary>
    public bool BackboneOnly { get; init; }

    /// <summary>Whether its networks keep the corner pixels where they enlarge their outputs, unless their settings say otherwise.</summary>
    public bool AlignCorners { get; init; } = true;

    /// <summary>Whether its networks drop whole channels in training (Dropout2d) in place of elements.</summary>
    public bool ChannelwiseDropout { get; init; }

    /// <summary>The reference network's own keys, <c>model.*</c> and <c>head.*</c>: those of this project.</summary>
    public static Dialect Reference => ReferenceDialect.Instance;

    /// <summary>DANet's authors (github.com/junfu1115/DANet): <c>pretrained.*</c> and <c>head.conv5a.*</c>.</summary>
    public static Dialect Authors => AuthorsDialect.Instance;

    /// <summary>mmsegmentation: <c>backbone.*</c> and <c>decode_head.*</c>.</summary>
    public static Dialect Mmsegmentation => MmsegmentationDialect.Instance;

    /// <summary>A ResNet of torchvision, a backbone alone: <c>conv1.*</c>, <c>layer1.*</c>, <c>fc.*</c>.</summary>
    public static Dialect Torchvision => TorchvisionDialect.Instance;

    /// <summary>Every dialect; the reference is the first.</summary>
    public static IReadOnlyList<Dialect> All => [Reference, Authors, Mmsegmentation, Torchvision];

    /// <summary>The dialect of a name.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Dialect Named(string name) =>
        All.FirstOrDefault(dialect => dialect.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no dialect '{name}'{Nearest.Hint(name, All.Select(dialect => dialect.Name))}; it is one of {string.Join(", ", All.Select(dialect => dialect.Name))}.",
            nameof(name));

    /// <summary>The dialect of a file's keys; the reference's where none is recognised.</summary>
    /// <param name="keys">The keys.</param>
    public static Dialect Recognise(IReadOnlyCollection<string> keys) =>
        All.FirstOrDefault(dialect => dialect.Marks.Count > 0 && dialect.Marks.All(mark => keys.Any(key => key.StartsWith(mark, StringComparison.Ordinal))))
        ?? Reference;

    /// <summary>Whether a key belongs to what DANet has no use for.</summary>
    /// <param name="key">The dialect's key.</param>
    public bool IsIgnored(string key) => Ignored.Any(part => key.StartsWith(part, StringComparison.Ordinal));

    /// <summary>The rule of one of the dialect's keys; null where it has none.</summary>
    internal KeyRule? ToReference(string key) =>
        IsIgnored(key) ? null : Longest(Rules.Where(rule => key.StartsWith(rule.Theirs, StringComparison.Ordinal)), rule => rule.Theirs);

    /// <summary>The rule of one of the reference's keys; null where the dialect has no place for it.</summary>
    internal KeyRule? FromReference(string key, bool deep) => Longest(
        Rules.Where(rule => key.StartsWith(rule.Ours, StringComparison.Ordinal) && (rule.Deep is null || rule.Deep == deep)), rule => rule.Ours);

    private static KeyRule? Longest(IEnumerable<KeyRule> rules, Func<KeyRule, string> part) => rules.MaxBy(rule => part(rule).Length);
}
