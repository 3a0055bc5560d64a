using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Decides what of a file goes where, before anything is touched.</summary>
/// <param name="Pairs">Where each tensor that is loaded goes: the file's key and the network's tensor.</param>
/// <param name="Report">What fits and what does not.</param>
internal sealed record LoadPlan(IReadOnlyList<(string Key, Tensor Target)> Pairs, LoadReport Report)
{
    /// <summary>Counts batches, which nothing reads where a momentum is given; weights saved by early PyTorch lack it, and
    /// PyTorch loads them.</summary>
    private const string Optional = "num_batches_tracked";

    /// <summary>Makes the plan.</summary>
    /// <exception cref="ArgumentException">A part that the options name does not exist.</exception>
    public static LoadPlan Of(string path, WeightsFile file, Network network, LoadOptions options)
    {
        var keys = new NetworkKeys(network);
        var dialect = options.Dialect ?? (keys.HasBackbone ? Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]) : Dialect.Reference);
        var rules = file.Entries.Select(tensor => (Tensor: tensor, Rule: dialect.ToReference(tensor.Key))).ToArray();
        var asked = Asked(keys, options, dialect, [.. rules.Select(entry => entry.Rule?.ToReference(entry.Tensor.Key)).OfType<string>()]);

        var fitting = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (unexpected, notRead, differing) = (new List<string>(), new List<string>(), new List<ShapeMisfit>());
        foreach (var (tensor, rule) in rules)
        {
            var key = rule?.ToReference(tensor.Key);
            if (dialect.IsIgnored(tensor.Key) || (key is not null && !(keys.Covers(key) && asked(key))))
                notRead.Add(tensor.Key);
            else if (key is null || !keys.Tensors.TryGetValue(key, out var target) || !seen.Add(key))
                unexpected.Add(tensor.Key);
            else if (Difference(tensor, target, rule!.Scalar) is { } difference)
                differing.Add(new(keys.Own(key), difference.InFile, difference.InNetwork));
            else
                fitting.Add(key, tensor.Key);
        }

        var leftOut = keys.Tensors.Keys.Where(key => !asked(key)).ToArray();
        var missing = keys.Tensors.Keys.Where(key => asked(key) && !seen.Contains(key) && key.Split('.')[^1] != Optional).ToArray();
        var wanted = missing.Select(key => dialect.FromReference(key, keys.HasDeepStem)?.FromReference(key) ?? key).ToArray();
        return new LoadPlan(
            [.. keys.Tensors.Where(entry => fitting.ContainsKey(entry.Key)).Select(entry => (fitting[entry.Key], entry.Value))],
            new LoadReport
            {
                Path = path,
                Network = network.GetName(),
                Dialect = dialect,
                Metadata = file.Metadata,
                Fitted = [.. keys.Tensors.Keys.Where(fitting.ContainsKey).Select(keys.Own)],
                Missing = [.. missing.Zip(wanted, (key, theirs) => new KeyMisfit(keys.Own(key), NearestKey.Find(theirs, unexpected)))],
                Unexpected = [.. unexpected.Select(key => new KeyMisfit(key, NearestKey.Find(key, wanted)))],
                OtherShape = differing,
                LeftOut = [.. leftOut.Select(keys.Own)],
                NotRead = notRead,
            });
    }

    /// <summary>Which of the reference's keys are asked for.</summary>
    private static Func<string, bool> Asked(NetworkKeys keys, LoadOptions options, Dialect dialect, IReadOnlyCollection<string> file)
    {
        string[] Parts(IReadOnlyList<string> names) => [.. names.SelectMany(name => keys.Parts(name, file))];
        var (left, only) = (Parts(options.LeaveOut), Parts(options.Only));
        return key =>
            !left.Any(part => NetworkKeys.IsPart(key, part))
            && (only.Length == 0 || only.Any(part => NetworkKeys.IsPart(key, part)))
            && (!dialect.BackboneOnly || key.StartsWith(BackboneRules.Reference, StringComparison.Ordinal));
    }

    private static (string InFile, string InNetwork)? Difference(WeightsEntry stored, Tensor own, bool scalar)
    {
        var alike = own.shape.SequenceEqual(stored.Shape) || (scalar && stored.Shape.Count == 0 && own.numel() == 1);
        return !alike ? (Text(stored.Shape), Text(own.shape))
            : IsFloating(own.dtype) != IsFloating(stored.Type) ? ($"{stored.Type}", $"{own.dtype}")
            : null;
    }

    private static bool IsFloating(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    private static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
