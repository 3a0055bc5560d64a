using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Cli.Benchmark;

/// <summary>Which outputs of a network are wanted.</summary>
internal static class OutputChoice
{
    /// <summary>Finds outputs by name; where none of them is optional, the network is one without auxiliary heads.</summary>
    /// <param name="spec">The network with all of its outputs.</param>
    /// <param name="asked">Names in any case; empty for all.</param>
    /// <exception cref="UserError">There is no such output.</exception>
    public static (ModelSpec Spec, IReadOnlyList<string> Outputs) Resolve(ModelSpec spec, IReadOnlyList<string> asked)
    {
        using Network network = ModelCatalog.Build(spec);
        StageDeclaration[] outputs = [.. NetworkSummary.Infer(spec, network.GetType()).Linked.Declaration.Outputs];
        StageDeclaration[] wanted = [.. asked.Select(name => Find(outputs, name, spec.Name))];
        return (spec with { Aux = wanted.Length == 0 || wanted.Any(output => output.When is not null) }, [.. wanted.Select(output => output.Name)]);
    }

    private static StageDeclaration Find(IReadOnlyList<StageDeclaration> outputs, string name, string model)
    {
        string[] names = [.. outputs.Select(output => output.Name)];
        return outputs.FirstOrDefault(output => output.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UserError($"{model} has no output '{name}'{Nearest.Hint(name, names)}; --outputs takes {string.Join(", ", names)}.");
    }
}
