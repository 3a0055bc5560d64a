using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>
/// Finds when each stage is computed. A stage is needed where an output needs it: where all of those are optional, so is
/// the stage.
/// </summary>
internal static class Conditions
{
    public static IReadOnlyDictionary<string, Condition> Of(
        IReadOnlyList<StageDeclaration> ordered, Func<StageDeclaration, IEnumerable<string>> reads)
    {
        var conditions = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var stage in ordered.Reverse())
        {
            var readers = ordered.Where(r => reads(r).Contains(stage.Name)).Select(r => conditions[r.Name]).ToList();
            if (stage.IsOutput)
            {
                readers.Add(stage.When is { } flag ? Condition.When([flag]) : Condition.Always);
            }

            conditions[stage.Name] = readers.Any(c => c.IsAlways) ? Condition.Always : Condition.When(readers.SelectMany(c => c.Flags));
        }

        return conditions;
    }
}
