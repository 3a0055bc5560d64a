using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Writes a network as a file of Python: the helpers that it needs, then a class for each network in it, itself the last.</summary>
internal sealed class ModuleFile
{
    private readonly Library library;
    private readonly List<(string Id, string Name, string Text)> classes = [];

    private ModuleFile(Library library) => this.library = library;

    /// <summary>Writes a network.</summary>
    /// <param name="source">The network.</param>
    /// <param name="documentation">The file's first words.</param>
    /// <returns>The text, and the name of the network's class.</returns>
    /// <exception cref="UserError">A stage is the user's own code.</exception>
    public static (string Text, string Class) Write(ExportSource source, IReadOnlyList<string> documentation)
    {
        var file = new ModuleFile(source.Compiled.Library);
        NetworkDeclaration network = source.Compiled.Declaration;
        string name = file.ClassOf(new(network, source.Compiled.Library, source.Compiled.Types, CompiledArguments(source)), isRoot: true);
        string code = string.Join("\n\n", file.classes.Select(c => c.Text));
        IReadOnlyList<string> helpers = Helpers.For(code);
        string body = string.Join("\n\n", [.. helpers, code]);
        return ($"{Head(documentation, body)}\n\n{body}", name);
    }

    /// <summary>The name of the class of a network, which is written unless one like it is.</summary>
    public string ClassOf(NetworkClass network, bool isRoot = false)
    {
        string id = network.Declaration.Id;
        foreach ((_, string name, string text) in classes.Where(c => c.Id == id))
        {
            if (ClassText.Write(network, name, this, isRoot) == text) return name;
        }
        // Those inside it first: they take their names.
        ClassText.Write(network, "", this, isRoot);
        string free = PythonNames.Class(network.Declaration.Name, [.. Helpers.Names, .. classes.Select(c => c.Name)]);
        classes.Add((id, free, ClassText.Write(network, free, this, isRoot)));
        return free;
    }

    /// <summary>The class and the arguments by which a stage makes the network that it runs.</summary>
    public PythonCall Use(NetworkClass user, InferredStage stage)
    {
        NetworkReference reference = user.Types.Close(stage.Linked.Declaration.Uses!);
        NetworkDeclaration used = stage.Network!.Linked.Declaration;
        IReadOnlyDictionary<string, BoundValue> bound = ArgumentBinder.Bind(used, user.Builder(stage));
        var inside = new NetworkClass(used, library, TypeBindings.Of(used, reference.TypeArguments.Select(user.Types.Close)), bound);
        string name = ClassOf(inside);
        return new(name, [.. inside.Parameters.Select(p => $"{inside.ParameterName(p.Name)}={user.Code(((IntValue)bound[p.Name]).Dim)}")]);
    }

    private static IReadOnlyDictionary<string, BoundValue> CompiledArguments(ExportSource source) =>
        Summary.CompiledGraph.Bind(source.Compiled.Declaration, source.Arguments);

    private static string Head(IReadOnlyList<string> documentation, string body)
    {
        bool Names(string word) => System.Text.RegularExpressions.Regex.IsMatch(body, $@"(?<![\w.]){word}\b");
        string[] imports =
        [
            .. Names("NamedTuple") ? ["from typing import NamedTuple", ""] : (string[])[],
            .. Names("torch") ? ["import torch"] : (string[])[],
            .. Names("F") ? ["import torch.nn.functional as F"] : (string[])[],
            Names("Tensor") ? "from torch import Tensor, nn" : "from torch import nn",
        ];
        return string.Join('\n', [$"\"\"\"{documentation[0]}", .. documentation.Skip(1), "\"\"\"", "", .. imports, ""]);
    }
}
