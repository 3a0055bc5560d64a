using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;
using Names = DaNetGen.Generator.Common.Names;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Writes the class of a network, and before it the tuple of its outputs where it has several.</summary>
internal static class ClassText
{
    /// <summary>The text of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="file">Where the classes of networks inside go.</param>
    /// <param name="isRoot">Whether its hyperparameters have the exported values as defaults.</param>
    public static string Write(NetworkClass network, string name, ModuleFile file, bool isRoot)
    {
        Dictionary<string, StageText> stages = network.Inferred.Stages.Where(s => s.Linked.Declaration.Operator != "Reuse")
            .ToDictionary(s => s.Name, s => Text(network, s, file));
        var writer = new PythonWriter();
        IReadOnlyList<InferredStage> outputs = network.Outputs;
        IReadOnlyDictionary<string, string> names = NetworkClass.OutputNames(outputs);
        if (outputs.Count > 1)
        {
            writer.Block($"class {name}Outputs(NamedTuple):", () =>
            {
                foreach (InferredStage output in outputs) writer.Statement($"{names[output.Name]}: Tensor", network.Comment(output.Shape!));
            });
            writer.Line();
            writer.Line();
        }
        writer.Block($"class {name}(nn.Module):", () =>
        {
            writer.Documentation(Documentation(network, name));
            writer.Line();
            Constructor(writer, network, stages, isRoot);
            writer.Line();
            Forward(writer, network, stages, outputs.Count > 1 ? $"{name}Outputs" : null);
        });
        return $"{writer}";
    }

    private static StageText Text(NetworkClass network, InferredStage stage, ModuleFile file)
    {
        StageDeclaration declaration = stage.Linked.Declaration;
        if (stage.Network is not null) return StageText.Module(stage.Name, declaration.KeyOrDefault, file.Use(network, stage));
        if (declaration.Operator is "Stage" or "Layer")
        {
            string what = declaration.Operator == "Stage" ? "its own C# body" : "a module of its own";
            throw new UserError($"Stage '{stage.Name}' of '{network.Declaration.Name}' has {what}, which cannot be written in Python; "
                + "declare it by the language's operators, or export the networks before and after it.");
        }
        return Operators.Of(network.Reader(stage))
            ?? throw new InvalidOperationException($"The operator {declaration.Operator} has no form in Python.");
    }

    private static void Constructor(PythonWriter writer, NetworkClass network, Dictionary<string, StageText> stages, bool isRoot)
    {
        IEnumerable<string> parameters = network.Parameters.Select(p =>
            network.ParameterName(p.Name) + (isRoot && network.Bound[p.Name] is IntValue { Dim.Constant: { } value } ? $"={value}" : ""));
        writer.Block($"def __init__({string.Join(", ", parameters.Prepend("self"))}):", () =>
        {
            writer.Line("super().__init__()");
            // In the order of declaration, which is that of the keys.
            foreach (StageDeclaration declared in network.Declaration.Stages.Where(s => stages.ContainsKey(s.Name)))
            {
                StageText stage = stages[declared.Name];
                foreach ((string key, PythonCall module) in stage.Modules) writer.Assign(PythonNames.Child(key), module);
                if (stage.Merged is { } merged) writer.Assign(StageText.MergedName(declared.Name), new("merge", "self", $"{merged}"));
                foreach (string line in stage.Start) writer.Line(line);
            }
        });
    }

    private static void Forward(PythonWriter writer, NetworkClass network, Dictionary<string, StageText> stages, string? tuple)
    {
        string[] inputs = [.. network.Inferred.Inputs.Select(i => network.Variable(i.Name))];
        IEnumerable<string> shapes = network.Inferred.Inputs.Select((i, n) => (inputs.Length > 1 ? $"{inputs[n]} " : "") + network.Comment(i.Shape));
        writer.Block($"def forward({string.Join(", ", inputs.Prepend("self"))}):  # {string.Join(", ", shapes)}", () =>
        {
            foreach (InferredStage stage in network.Inferred.Stages)
            {
                StageDeclaration declared = stage.Linked.Declaration;
                string layer = declared.Operator == "Reuse" ? declared.Find("stage")!.Text : stage.Name;
                stages[layer].Compute(writer, network.Variable(declared.ValueName), network.Operands(stage), Comment(network, stage));
            }
            string[] results = [.. network.Outputs.Select(o => network.Variable(o.Linked.Declaration.ValueName))];
            writer.Line(tuple is null ? $"return {results[0]}" : $"return {tuple}({string.Join(", ", results)})");
        });
    }

    /// <summary>The shape of a stage's result; of a network inside, those of what is read of it.</summary>
    private static string Comment(NetworkClass network, InferredStage stage)
    {
        if (stage.Shape is { } shape) return network.Comment(shape);
        IReadOnlyList<InferredStage> outputs = [.. NetworkClass.OutputsOf(stage.Network!)];
        IReadOnlyDictionary<string, string> names = NetworkClass.OutputNames(outputs);
        HashSet<string> read = [.. network.Inferred.Stages.SelectMany(s => s.Linked.Inputs).Where(i => i.Stage == stage.Name).Select(i => i.Output!)];
        IEnumerable<(string Shape, string Name)> values = stage.Outputs.Where(o => read.Contains(o.Name)).Select(o => (network.Comment(o.Shape), names[o.Name]));
        if (outputs.Count == 1) return values.First().Shape;
        return string.Join("; ", values.GroupBy(v => v.Shape).Select(group => $"{string.Join(", ", group.Select(v => v.Name))} {group.Key}"));
    }

    private static string Documentation(NetworkClass network, string name)
    {
        string[] bound = [.. network.Declaration.Hyperparameters.Except(network.Parameters).Select(h => (h.Name, Value: Value(network.Bound[h.Name])))
            .Where(h => h.Value is not null).Select(h => $"{Names.Snake(h.Name)}={h.Value}")];
        return bound.Length == 0 ? $"{name}." : $"{name} with {string.Join(", ", bound)}.";
    }

    private static string? Value(BoundValue value) => value switch
    {
        IntValue { Dim.Constant: { } number } => $"{number}",
        FlagValue { Constant: { } flag } => flag ? "True" : "False",
        ArrayValue { Elements: { } elements } => $"[{string.Join(", ", elements)}]",
        ArrayValue => "None",
        NormValue { Member: { } member } => member,
        _ => null,
    };
}
