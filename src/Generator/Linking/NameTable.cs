using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>Everything that a parameter of a network's stages can read, by name.</summary>
internal sealed class NameTable
{
    private readonly NetworkDeclaration network;
    private readonly ILookup<string, ValueSource> sources;

    /// <summary>Everything that can be read, in the order of its declaration.</summary>
    public IReadOnlyList<ValueSource> Sources { get; }

    public NameTable(NetworkDeclaration network, Library library)
    {
        this.network = network;
        Sources = [.. Readable(network, library)];
        sources = Sources.ToLookup(s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>What <paramref name="parameter"/> reads, or the problem with its name.</summary>
    public (ValueSource? Source, Problem? Problem) Find(StageDeclaration stage, StageParameter parameter)
    {
        if (parameter.IsInput)
        {
            return (new ValueSource(parameter.Name, null, null), null);
        }

        // [From(nameof(ConvP1))] gives the method's name, a parameter its camelCase.
        var name = sources.Contains(parameter.Source) ? parameter.Source : Names.Camel(parameter.Source);
        var spot = Spot.Parameter(stage.Name, parameter.Name);
        var found = sources[name].Distinct().ToArray();
        return found.Length switch
        {
            1 => (found[0], null),
            0 => (null, Unknown(spot, name, parameter, stage)),
            _ => (null, Problem.At(spot, Descriptors.AmbiguousName, parameter.Source, Describe(found[0]), Describe(found[1]))),
        };
    }

    /// <summary>The stage that makes a value; null for an input, and where there is none.</summary>
    public string? StageOf(string value) => sources[value].Select(s => s.Stage).FirstOrDefault();

    private Problem Unknown(Spot spot, string name, StageParameter parameter, StageDeclaration stage)
    {
        // What another parameter of the stage reads already is hardly meant.
        var others = stage.Parameters.Where(p => p != parameter).Select(p => Names.Camel(p.Source)).Append(stage.ValueName);
        var nearest = Names.Nearest(name, sources.Select(g => g.Key).Except(others));
        var hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
        var replacement = nearest is null || parameter.Source == parameter.Name ? nearest : sources[nearest].First().FromArgument;
        return Problem.At(spot, Descriptors.UnknownStage, parameter.Source, network.Name, hint) with { Replacement = replacement };
    }

    private static string Describe(ValueSource source) =>
        source.Input is not null ? $"the input '{source.Input}'"
        : source.Output is null ? $"stage '{source.Stage}'"
        : $"output '{source.Output}' of stage '{source.Stage}'";

    private static IEnumerable<ValueSource> Readable(NetworkDeclaration network, Library library)
    {
        foreach (var input in network.Inputs)
        {
            yield return new ValueSource(input.Name, null, null);
        }

        foreach (var stage in network.Stages)
        {
            if (stage.Uses is null)
            {
                yield return new ValueSource(null, stage.Name, null);
                continue;
            }

            foreach (var output in NetworkOutputs.Of(stage.Uses, network, library))
            {
                yield return new ValueSource(null, stage.Name, output);
            }
        }
    }
}
