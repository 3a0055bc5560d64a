using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the bodies of the stages.</summary>
internal static class StageEmitter
{
    public static void Stage(SourceWriter writer, MethodDeclaration method, InferredStage stage, InferredNetwork network, ReadableShapes shapes)
    {
        var declaration = stage.Linked.Declaration;
        StageDocumentation.Write(writer, method.Documentation, stage, shapes);
        writer.Line(TypeNames.NoInlining);
        writer.Line($"{Signature(method, declaration)} =>");
        writer.Indented($"{Body(stage, network)};");
    }

    /// <summary>A body that throws, where the declaration has errors: the compilation fails on those alone.</summary>
    public static void Broken(SourceWriter writer, MethodDeclaration method, StageDeclaration declaration, string error)
    {
        writer.Line($"{Signature(method, declaration)} =>");
        writer.Indented($"{error};");
    }

    private static string Signature(MethodDeclaration method, StageDeclaration declaration)
    {
        var parameters = declaration.Parameters.Zip(method.ParameterTypes, (p, t) => $"{t} {Names.Identifier(p.Name)}");
        return $"{method.Modifiers} {method.ReturnType} {Names.Identifier(method.Name)}({string.Join(", ", parameters)})";
    }

    private static string Body(InferredStage stage, InferredNetwork network)
    {
        var declaration = stage.Linked.Declaration;
        var inputs = declaration.Parameters.Select(p => Names.Identifier(p.Name)).ToList();
        var code = stage.Code;
        if (declaration.Operator == "Reuse")
        {
            return $"{Layer(network.Find(declaration.Find("stage")!.Text)!)}.call({string.Join(", ", inputs)})";
        }

        if (code!.LayerType is null)
        {
            return $"{code.Function}({string.Join(", ", code.Leading ? code.Arguments.Concat(inputs) : inputs.Concat(code.Arguments))})";
        }

        // Unlike forward, call runs the hooks that were registered with a layer; a network has its own forward, typed.
        return $"{Layer(stage)}.{(declaration.Uses is null ? "call" : "forward")}({string.Join(", ", inputs)})";
    }

    /// <summary>The field of a stage's layer; where the layer is optional, with a check that it is there.</summary>
    public static string Layer(InferredStage stage) => stage.Linked.Condition.IsAlways
        ? LayersEmitter.Field(stage.Name)
        : $"Present({LayersEmitter.Field(stage.Name)}, \"{stage.Name}\", \"{stage.Linked.Condition}\")";
}
