using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>The shipped models, what each is made of, and where each is made.</summary>
internal sealed class MutantModels
{
    private const int Classes = 3;

    public MutantModels()
    {
        Trees = [.. Folders.Files(Folders.Models).Select(f => Compile.Tree(File.ReadAllText(f), f))];
        Mutants = [.. from tree in Trees from type in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>() from mutant in new Mutations(tree, type).All() select mutant];
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>Every mutant of every model; no two have the same text.</summary>
    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>The models that one needs and that need it.</summary>
    public IEnumerable<SyntaxTree> Around(string network) => Trees.Where(t =>
        Path.GetFileNameWithoutExtension(t.FilePath) is var name && (name[0] == 'I' || Made(network).SelectMany(m => Names(m.Type)).SelectMany(Needs).Contains(name)));

    /// <summary>The networks that are made to try one of them.</summary>
    public static IEnumerable<(ReferenceType Type, IReadOnlyDictionary<string, object?> Hyperparameters)> Made(string network)
    {
        (ReferenceType, IReadOnlyDictionary<string, object?>) Make(string name, string? backbone, params (string, object?)[] values) =>
            (new ReferenceType(name, backbone is null ? [] : [new ReferenceType(backbone, [])]), values.ToDictionary(v => v.Item1, v => v.Item2));
        var classes = ("classes", (object?)Classes);
        return network switch
        {
            "DualAttentionHead" => [Make(network, null, ("channels", 64), classes), Make("DANet", "ResNet18", classes)],
            "FcnHead" => [Make(network, null, ("channels", 64), classes), Make("Fcn", "ResNet18", classes)],
            "DANet" or "Fcn" => [Make(network, "ResNet18", classes), Make(network, "ResNet50", classes, ("outputStride", 16))],
            _ => [Make(network, null, ("outputStride", 8)), Make("DANet", network, classes)],
        };
    }

    /// <summary>The C# that makes them.</summary>
    public static string User(string network) => "using DaNetGen.Models;\n\npublic static class User\n{\n" + string.Concat(Made(network).Select((m, i) =>
        $"    public static Network Make{i}() => new {m.Type.Name}{(m.Type.Arguments.Count == 0 ? "" : $"<{m.Type.Arguments[0].Name}>")}({string.Join(", ", m.Hyperparameters.Select(h => $"{h.Key}: {h.Value}"))});\n")) + "}\n";

    private static IEnumerable<string> Names(ReferenceType type) => type.Arguments.SelectMany(Names).Append(type.Name);

    private static IEnumerable<string> Needs(string network) => network switch
    {
        "DANet" => [network, "DualAttentionHead"],
        "Fcn" => [network, "FcnHead"],
        _ => [network],
    };
}
