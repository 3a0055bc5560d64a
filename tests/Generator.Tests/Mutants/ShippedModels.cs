using DaNetGen.Generator.Tests.Assemblies;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>The shipped models, what each is made of, and where each is made.</summary>
internal sealed class ShippedModels
{
    private const int Classes = 3;

    /// <summary>The networks that take a backbone, and the heads that they put on it, their own first.</summary>
    private static readonly Dictionary<string, string[]> Whole = new()
    {
        ["DANet"] = ["DualAttentionHead"],
        ["Fcn"] = ["FcnHead"],
        ["PositionAttentionNet"] = ["PositionAttentionHead", "FcnHead"],
        ["ChannelAttentionNet"] = ["ChannelAttentionHead", "FcnHead"],
    };

    private readonly Dictionary<string, EditedSources> edited = [];
    private readonly Lazy<EditedSources> contracts;

    public ShippedModels() => contracts = new(() => new EditedSources([
        .. Trees.Where(t => IsContract(t) || NameOf(t) is "ResNet18" or "Fcn" or "FcnHead"), Compile.Tree(User("Fcn").Replace("ResNet50", "ResNet18"), "User.cs")]));

    public IReadOnlyList<SyntaxTree> Trees { get; } = [.. Folders.Files(Folders.Models).Select(f => Compile.Tree(File.ReadAllText(f), f))];

    /// <summary>The syntax of all models, one of them with another text.</summary>
    public IReadOnlyList<SyntaxNode> With(string file, string text) => [.. Trees.Select(t => t.FilePath == file ? Compile.Tree(text, file) : t).Select(t => t.GetRoot())];

    /// <summary>
    /// One model with those that use it and a place where it is made. What it is made of comes from a library: compiled again for
    /// each edit, that only takes time.
    /// </summary>
    public EditedSources Around(string network)
    {
        if (!edited.TryGetValue(network, out var sources))
        {
            var whole = Made(network).SelectMany(m => Names(m.Type)).SelectMany(Needs).ToHashSet();
            var needed = Trees.Where(t => IsContract(t) || whole.Contains(NameOf(t))).ToLookup(t => NameOf(t) == network || Whole.GetValueOrDefault(NameOf(t), []).Contains(network));
            var library = Expanded.Of(Compile.Trees([.. needed[false]])).Compilation.As(LibraryKind.Source);
            edited[network] = sources = new EditedSources([.. needed[true], Compile.Tree(User(network), "User.cs")], library);
        }

        return sources;
    }

    /// <summary>The same for the model in a file; contracts with a backbone that fulfils them and a network that takes it.</summary>
    public EditedSources Around(SyntaxTree file) => IsContract(file) ? contracts.Value : Around(NameOf(file));

    /// <summary>The networks that are made to try one of them.</summary>
    public static IReadOnlyList<(ReferenceType Type, IReadOnlyDictionary<string, object?> Hyperparameters)> Made(string network)
    {
        var classes = ("classes", (object?)Classes);
        return Whole.ContainsKey(network) ? [Make(network, "ResNet18", classes), Make(network, "ResNet50", classes, ("outputStride", 16))]
            : Whole.FirstOrDefault(w => w.Value[0] == network).Key is { } whole ? [Make(network, null, ("channels", 64), classes), Make(whole, "ResNet18", classes)]
            : [Make(network, null, ("outputStride", 8)), Make("DANet", network, classes)];
    }

    private static (ReferenceType Type, IReadOnlyDictionary<string, object?> Hyperparameters) Make(
        string name, string? backbone, params (string Name, object? Value)[] values) =>
        (new ReferenceType(name, backbone is null ? [] : [new ReferenceType(backbone, [])]), values.ToDictionary(v => v.Name, v => v.Value));

    /// <summary>The C# that makes them.</summary>
    private static string User(string network) => $"using DaNetGen.Models;\n\npublic static class User\n{{\n{string.Concat(Made(network).Select(Method))}}}\n";

    private static string Method((ReferenceType Type, IReadOnlyDictionary<string, object?> Hyperparameters) made, int index) =>
        $"    public static Network Make{index}() => new {Code(made.Type)}({string.Join(", ", made.Hyperparameters.Select(h => $"{h.Key}: {h.Value}"))});\n";

    private static string Code(ReferenceType type) => type.Arguments.Count == 0 ? type.Name : $"{type.Name}<{string.Join(", ", type.Arguments.Select(Code))}>";

    private static IEnumerable<string> Names(ReferenceType type) => type.Arguments.SelectMany(Names).Append(type.Name);

    private static IEnumerable<string> Needs(string network) => Whole.GetValueOrDefault(network, []).Append(network);

    private static string NameOf(SyntaxTree file) => Path.GetFileNameWithoutExtension(file.FilePath);

    private static bool IsContract(SyntaxTree file) => NameOf(file)[0] == 'I';
}
