using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>Sorts stages so that each comes after those that it reads, otherwise in the order of their declaration.</summary>
internal static class Ordering
{
    /// <summary>The order, and the first cycle found as the names along it; stages of a cycle are left out.</summary>
    public static (List<StageDeclaration> Order, IReadOnlyList<string>? Cycle) Sort(
        IReadOnlyList<StageDeclaration> stages, Func<StageDeclaration, IEnumerable<string>> reads)
    {
        var order = new List<StageDeclaration>();
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        var path = new List<string>();
        IReadOnlyList<string>? cycle = null;

        bool Visit(StageDeclaration stage)
        {
            if (done.TryGetValue(stage.Name, out var good))
            {
                return good;
            }

            var at = path.IndexOf(stage.Name);
            if (at >= 0)
            {
                cycle ??= [.. path.Skip(at), stage.Name];
                return false;
            }

            path.Add(stage.Name);
            good = true;
            foreach (var name in reads(stage))
            {
                good &= stages.FirstOrDefault(s => s.Name == name) is not { } read || Visit(read);
            }

            path.RemoveAt(path.Count - 1);
            done[stage.Name] = good;
            if (good)
            {
                order.Add(stage);
            }

            return good;
        }

        foreach (var stage in stages)
        {
            Visit(stage);
        }

        return (order, cycle);
    }
}
