using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>Which stages read which names, those included that nothing has.</summary>
internal sealed class Reads(NetworkDeclaration network, NameTable names)
{
    /// <summary>The names that parameters read and nothing has, in the order of their first reader.</summary>
    public IReadOnlyList<string> Unknown { get; } =
        [.. network.Stages.SelectMany(Names).Where(n => !names.Sources.Any(s => s.Name == n)).Distinct()];

    /// <summary>The names that there are, without those of some stages.</summary>
    public IEnumerable<string> Known(HashSet<string> without) => names.Sources.Where(s => s.Stage is null || !without.Contains(s.Stage)).Select(s => s.Name);

    /// <summary>The stages that read a name, in the order of their declaration.</summary>
    public IEnumerable<StageDeclaration> Of(string name) => network.Stages.Where(s => Names(s).Contains(name));

    /// <summary>Whether anything reads a value of the stage.</summary>
    public bool Any(StageDeclaration stage) => names.Sources.Where(s => s.Stage == stage.Name).Any(s => Of(s.Name).Any());

    /// <summary>The stage whose layer a stage runs again; null for all others.</summary>
    public StageDeclaration? Reused(StageDeclaration stage) => stage.Operator == "Reuse" ? network.FindStage(stage.Find("stage")?.Text ?? "") : null;

    /// <summary>The stages that need one of some names, directly or through others.</summary>
    public HashSet<string> Dependents(IEnumerable<string> of)
    {
        var dependents = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(of);
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            var readers = Of(name).Concat(network.Stages.Where(s => Reused(s) is { } reused && names.Sources.Any(v => v.Stage == reused.Name && v.Name == name)));
            foreach (var reader in readers.Where(r => dependents.Add(r.Name)))
            {
                foreach (var source in names.Sources.Where(s => s.Stage == reader.Name))
                {
                    open.Enqueue(source.Name);
                }
            }
        }

        return dependents;
    }

    /// <summary>The last value before the first reader of a name that does not need that name itself; else an input, if there is one.</summary>
    public ValueSource? Before(string name)
    {
        var dependents = Dependents([name]);
        var before = network.Stages.TakeWhile(s => !Names(s).Contains(name)).Where(s => !dependents.Contains(s.Name)).Select(s => s.Name).ToList();
        return names.Sources.LastOrDefault(s => s.Stage is not null && s.Stage == before.LastOrDefault()) ?? names.Sources.FirstOrDefault(s => s.Input is not null);
    }

    private static IEnumerable<string> Names(StageDeclaration stage) => stage.Parameters.Where(p => !p.IsInput).Select(p => Common.Names.Camel(p.Source));
}
