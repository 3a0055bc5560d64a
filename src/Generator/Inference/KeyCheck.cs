using DaNetGen.Generator.Diagnostics;

namespace DaNetGen.Generator.Inference;

/// <summary>Finds state_dict keys that could not be registered: with dots, without a place of their own, or taken.</summary>
internal static class KeyCheck
{
    public static IEnumerable<Problem> Problems(InferredNetwork network)
    {
        var owners = network.Linked.Declaration.Stages.Where(s => s.KeyOrDefault.Length > 0).GroupBy(s => s.KeyOrDefault).ToDictionary(g => g.Key, g => g.First());
        foreach (var stage in network.Stages.Where(s => s.Linked.Declaration.Key is not null))
        {
            var key = stage.Linked.Declaration.Key!;
            if (key.Contains('.'))
            {
                yield return At(stage, "a key holds no dot, which stands between the keys of modules inside each other");
            }
            else if (key.Length == 0 && Children(stage).FirstOrDefault(c => c.Length == 0) is not null)
            {
                yield return At(stage, "the layer has weights of its own, which need a key before them");
            }
            else if (key.Length == 0 && Children(stage).FirstOrDefault(owners.ContainsKey) is { } taken)
            {
                yield return At(stage, $"its layer's '{taken}' would stand beside that of stage '{owners[taken].Name}'");
            }
        }
    }

    /// <summary>The first parts of the weights' keys; empty for a weight that stands in the layer itself.</summary>
    private static IEnumerable<string> Children(InferredStage stage) => stage.Primitives
        .SelectMany(p => p.Weights)
        .Select(w => w.Key.IndexOf('.') is var dot and > 0 ? w.Key.Substring(0, dot) : "")
        .Distinct();

    private static Problem At(InferredStage stage, string why)
    {
        var declaration = stage.Linked.Declaration;
        return Problem.At(new Spot(SpotKind.Key, declaration.Name), Descriptors.BadKey, declaration.Key!, declaration.Name, why);
    }
}
