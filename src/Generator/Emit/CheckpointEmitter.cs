using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes <c>FromCheckpoint</c>, which makes a network with what its checkpoint binds and loads the weights.</summary>
internal static class CheckpointEmitter
{
    private const string Method = "FromCheckpoint";

    public static void FromCheckpoint(SourceWriter writer, LinkedNetwork network, ClassDeclaration type, CheckpointHeader? header)
    {
        if (type.Checkpoint is not { } path)
        {
            return;
        }

        writer.Line();
        var (binding, problems) = CheckpointCheck.Of(network, path, header);
        if (problems.Count == 0)
        {
            Whole(writer, network.Declaration, header!, binding!.Values);
            return;
        }

        var message = SymbolDisplay.FormatLiteral($"The checkpoint of '{network.Declaration.Name}' cannot be loaded. {problems[0].Told}", quote: true);
        Broken(writer, network.Declaration, type, $"throw new global::System.InvalidOperationException({message})");
    }

    /// <summary>The same where the file does not fit, or the declaration has errors: whatever is passed to it, C# finds nothing wrong.</summary>
    public static void Broken(SourceWriter writer, NetworkDeclaration network, ClassDeclaration type, string error)
    {
        if (type.Checkpoint is null)
        {
            return;
        }

        var parameters = network.Hyperparameters.Select(h => $"{h.Type} {Names.Identifier(h.Name)} = default!").Prepend($"string? {Free("path", network)} = null");
        writer.Line("/// <summary>Not there before the errors of the checkpoint are gone.</summary>");
        writer.Line($"public static {TypeNames.Self(network)} {Method}({string.Join(", ", parameters)}) => {error};");
    }

    private static void Whole(SourceWriter writer, NetworkDeclaration network, CheckpointHeader header, IReadOnlyDictionary<string, ArgumentValue> bound)
    {
        var (path, made, file) = (Free("path", network), Free("network", network), SymbolDisplay.FormatLiteral(header.Output, quote: true));

        // A default that C# alone can tell is left to the constructor.
        var open = network.Hyperparameters.Where(h => !bound.ContainsKey(h.Name) && h.Default is not { Kind: ArgumentKind.Unreadable }).ToList();
        var parameters = open.Where(h => h.Default is null).Select(Parameter).Append($"string? {path} = null")
            .Concat(open.Where(h => h.Default is not null).Select(h => $"{Parameter(h)} = {Default(h)}"));
        var arguments = network.Hyperparameters.Where(h => bound.ContainsKey(h.Name) || open.Contains(h))
            .Select(h => $"{Names.Identifier(h.Name)}: {(bound.TryGetValue(h.Name, out var value) ? value.Code : Names.Identifier(h.Name))}");
        Documentation(writer, network, header, bound, path);
        writer.Block($"public static {TypeNames.Self(network)} {Method}({string.Join(", ", parameters)})", () =>
        {
            writer.Line($"var {made} = new {TypeNames.Self(network)}({string.Join(", ", arguments)});");
            writer.Block("try", () => writer
                .Line($"{path} ??= global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, {file});")
                .Line($"global::DaNetGen.Checkpoints.Checkpoint.Load({made}, {path});")
                .Line($"return {made};"));
            writer.Block("catch", () => writer.Line($"{made}.Dispose();").Line("throw;"));
        });
    }

    private static void Documentation(
        SourceWriter writer, NetworkDeclaration network, CheckpointHeader header, IReadOnlyDictionary<string, ArgumentValue> bound, string path)
    {
        var values = network.Hyperparameters.Where(h => bound.ContainsKey(h.Name)).Select(h => Xml.Code($"{h.Name} = {Shown(bound[h.Name])}")).ToList();
        var says = values.Count == 0 ? "" : $", as its checkpoint says: {string.Join(", ", values)}";
        Xml.Element(writer, "summary", $"Makes a {Xml.Code(network.Name)}{says}, and loads its weights. It is in training mode, as every new network.");
        Xml.Element(writer, $"param name=\"{path}\"", $"The file of weights; null for {Xml.Code(header.Output)} in the program's folder, where the build copies it.");
        Xml.Element(writer, "returns", "The network; dispose it.");
        Xml.Element(writer, "exception cref=\"global::DaNetGen.Checkpoints.CheckpointException\"", "The file cannot be read, or is another than the one that was compiled against and does not fit.");
    }

    private static string Parameter(Hyperparameter hyperparameter) => $"{hyperparameter.Type} {Names.Identifier(hyperparameter.Name)}";

    private static string Default(Hyperparameter hyperparameter) => hyperparameter is { Type: "float", Default.Kind: ArgumentKind.Double }
        ? hyperparameter.Default.Text + "f"
        : hyperparameter.Default!.Code;

    private static string Shown(ArgumentValue value) => value.Kind == ArgumentKind.Enum ? value.Text.Substring(value.Text.LastIndexOf('.') + 1) : value.Text;

    /// <summary>A name that no hyperparameter has.</summary>
    private static string Free(string name, NetworkDeclaration network) => network.FindHyperparameter(name) is null ? name : Free(name + "_", network);
}
