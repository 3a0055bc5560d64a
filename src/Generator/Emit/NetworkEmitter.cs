using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the generated part of a network.</summary>
internal static class NetworkEmitter
{
    private const string WarningsOfDocumentation = "CS0419, CS1574, CS1580, CS1581, CS1584, CS1589, CS1658, CS1710, CS1711, CS1734, CS1735";

    public static string Emit(InferredNetwork network, ClassDeclaration type, CheckpointHeader? checkpoint) =>
        InFile(type, writer => Class(writer, network, type, checkpoint));

    /// <summary>A part whose stages throw: what a declaration with errors gets, so that C# adds no errors of its own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="type">Its class.</param>
    /// <param name="mistake">The first error, which the bodies say where its diagnostic was switched off; null where C# has its own.</param>
    public static string EmitBroken(NetworkDeclaration network, ClassDeclaration type, string? mistake) => InFile(type, writer =>
    {
        var message = mistake is null ? $"The declaration of '{network.Name}' has errors." : $"The declaration of '{network.Name}' has errors. {mistake}";
        var error = $"throw new global::System.InvalidOperationException({SymbolDisplay.FormatLiteral(message, quote: true)})";
        writer.Block(type.Header + (type.CanBeNetwork ? $" : {TypeNames.Network}" : ""), () =>
        {
            if (type.CanBeNetwork)
            {
                BrokenMembers(writer, network, type, error);
            }

            foreach (var method in type.Methods.Where(m => m.IsPartial))
            {
                writer.Line();
                StageEmitter.Broken(writer, method, network.FindStage(method.Name)!, error);
            }
        });
    });

    private static void Class(SourceWriter writer, InferredNetwork network, ClassDeclaration type, CheckpointHeader? checkpoint)
    {
        var shapes = new ReadableShapes(network);
        ShapeTable.Write(writer, network, type, shapes);

        // Internal networks have it too: a public one may be made of them.
        var graph = SymbolDisplay.FormatLiteral(GraphFormat.Write(network.Linked.Declaration), quote: true);
        writer.Line($"[global::DaNetGen.NetworkGraph({GraphFormat.VersionOf(network.Linked.Declaration)}, {graph})]");
        writer.Block($"{type.Header} : {TypeNames.Network}", () =>
        {
            LayersEmitter.Fields(writer, network);
            InputGuardEmitter.Fields(writer, network);
            writer.Line();
            ForwardEmitter.Forward(writer, network, shapes);
            foreach (var method in type.Methods.Where(m => m.IsPartial))
            {
                writer.Line();
                StageEmitter.Stage(writer, method, network.Find(method.Name)!, network, shapes);
            }

            ContractEmitter.Contracts(writer, network, type);
            CheckpointEmitter.FromCheckpoint(writer, network.Linked, type, checkpoint);
            writer.Line();
            ForwardEmitter.Run(writer, network);
            writer.Line();
            CompiledEmitter.Compile(writer);
            writer.Line();
            InputGuardEmitter.Checks(writer, network);
            writer.Line();
            LoweringEmitter.Lower(writer, network);
            writer.Line();
            LayersEmitter.Registration(writer, network);
            writer.Line();
            CompiledEmitter.Compiled(writer, network, shapes);
            writer.Line();
            OutputsEmitter.Outputs(writer, network, type, shapes);
        });
    }

    private static void BrokenMembers(SourceWriter writer, NetworkDeclaration network, ClassDeclaration type, string error)
    {
        // Read once, or C# would warn that they are unread.
        foreach (var h in network.Hyperparameters)
        {
            writer.Line($"private readonly {h.Type} _{h.Name} = {Common.Names.Identifier(h.Name)};");
        }

        var parameters = string.Join(", ", network.Inputs.Select(i => $"{TypeNames.Tensor} {Common.Names.Identifier(i.Name)}"));
        writer.Line("/// <summary>Not there before the errors of the declaration are gone.</summary>");
        writer.Line($"public Outputs forward({parameters}) => {error};");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {TypeNames.Outputs} Run(params global::System.Collections.Generic.IReadOnlyList<{TypeNames.Tensor}> inputs) => {error};");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void RegisterLayers() => {error};");
        CompiledEmitter.Broken(writer, network, error);
        BrokenOutputs(writer, network, type, error);
        BrokenContract(writer, type, error);
        CheckpointEmitter.Broken(writer, network, type, error);
    }

    private static void BrokenOutputs(SourceWriter writer, NetworkDeclaration network, ClassDeclaration type, string error)
    {
        var interfaces = type.Implements.Select(c => c.Outputs).Where(o => o.Length > 0).Distinct();
        writer.Line("/// <summary>Not there before the errors of the declaration are gone.</summary>");
        writer.Block($"public sealed class Outputs : {string.Join(", ", interfaces.Prepend(TypeNames.Outputs))}", () =>
        {
            var names = network.Outputs.Select(o => o.Name).Concat(type.Implements.SelectMany(c => c.OutputNames)).Distinct();
            foreach (var name in names)
            {
                var optional = network.FindStage(name)?.When is null ? "" : "?";
                writer.Line($"/// <summary>Not there before the errors of the declaration are gone.</summary>");
                writer.Line($"public {TypeNames.Tensor}{optional} {Common.Names.Identifier(name)} => {error};");
            }
        });
    }

    private static void BrokenContract(SourceWriter writer, ClassDeclaration type, string error)
    {
        foreach (var contract in type.Implements)
        {
            ContractEmitter.Broken(writer, contract, error);
        }
    }

    private static string InFile(ClassDeclaration type, Action<SourceWriter> body)
    {
        var writer = new SourceWriter();
        writer.Line("// <auto-generated/>").Line("#nullable enable");
        if (type.Methods.Any(m => m.Documentation != UserDocumentation.None))
        {
            writer.Line($"#pragma warning disable {WarningsOfDocumentation} // C# says them of the user's documentation where the user wrote it.");
        }

        writer.Line();
        void Nested(int index)
        {
            if (index < type.Containers.Count)
            {
                writer.Block(type.Containers[index], () => Nested(index + 1));
            }
            else
            {
                body(writer);
            }
        }

        if (type.Namespace.Length > 0)
        {
            writer.Block($"namespace {type.Namespace}", () => Nested(0));
        }
        else
        {
            Nested(0);
        }

        return writer.ToString();
    }
}
