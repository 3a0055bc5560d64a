using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>Reads networks from C# syntax alone. Of the product it knows the attributes' signatures, which users write against.</summary>
internal static class ReferenceReader
{
    private static readonly Dictionary<string, Type> Attributes = typeof(StageAttribute).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(StageAttribute))).GroupBy(t => t.Name.Split('`')[0]).ToDictionary(g => g.Key, g => g.MinBy(t => t.GetGenericArguments().Length)!);

    public static IEnumerable<ReferenceNetwork> Networks(SyntaxNode root) => root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(c => Find(c.AttributeLists, "Network") is not null).Select(Network);

    public static ReferenceStage? Stage(MethodDeclarationSyntax method)
    {
        var attribute = method.AttributeLists.Where(l => l.Target is null).SelectMany(l => l.Attributes).FirstOrDefault(a => Attributes.ContainsKey(Name(a) + "Attribute"));
        if (attribute is null)
            return null;
        var output = Find(method.AttributeLists, "Output");
        var (arguments, rest) = Arguments(attribute);
        return new ReferenceStage(
            method.Identifier.ValueText,
            Name(attribute),
            attribute.Name is GenericNameSyntax generic ? Type(generic.TypeArgumentList.Arguments[0]) : null,
            arguments,
            rest,
            [.. method.ParameterList.Parameters.Select(Read)],
            output is not null,
            output?.ArgumentList?.Arguments.FirstOrDefault() is { } when ? (string?)ReferenceConstant.Of(when.Expression) : null,
            method.ReturnType.ToString(),
            method.ExpressionBody?.Expression.ToString());
    }

    /// <summary>A type as syntax names it, without namespaces.</summary>
    public static ReferenceType Type(TypeSyntax type) => type switch
    {
        GenericNameSyntax g => new(g.Identifier.ValueText, [.. g.TypeArgumentList.Arguments.Select(Type)]),
        QualifiedNameSyntax q => Type(q.Right),
        SimpleNameSyntax s => new(s.Identifier.ValueText, []),
        _ => throw new ReferenceNameException($"'{type}' is no network"),
    };

    private static ReferenceNetwork Network(ClassDeclarationSyntax type) => new(
        type.Identifier.ValueText,
        [.. type.TypeParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? []],
        [.. type.ParameterList?.Parameters.Select(p => new ReferenceParameter(p.Identifier.ValueText, p.Type!.ToString(), p.Default?.Value, Facts(p))) ?? []],
        [.. type.BaseList?.Types.Select(t => t.Type is SimpleNameSyntax s ? s.Identifier.ValueText : t.Type.ToString()) ?? []],
        [.. type.Members.OfType<MethodDeclarationSyntax>().Select(Stage).OfType<ReferenceStage>()]);

    private static ReferenceRead Read(ParameterSyntax parameter)
    {
        var name = parameter.Identifier.ValueText;
        var from = Find(parameter.AttributeLists, "From")?.ArgumentList!.Arguments[0];
        var shape = Find(parameter.AttributeLists, "Shape");
        return new ReferenceRead(
            name,
            from is null ? name : (string)ReferenceConstant.Of(from.Expression)!,
            shape is null ? null : [.. shape.ArgumentList?.Arguments.Select(a => ReferenceConstant.Of(a.Expression)) ?? []],
            Facts(parameter));
    }

    private static IReadOnlyList<ReferenceFact> Facts(ParameterSyntax parameter) =>
    [
        .. parameter.AttributeLists.SelectMany(l => l.Attributes).Where(a => Name(a) is "AtLeast" or "MultipleOf" or "OneOf" or "InputSize")
            .Select(a => new ReferenceFact(Name(a), [.. a.ArgumentList?.Arguments.Select(x => ReferenceConstant.Of(x.Expression)) ?? []])),
    ];

    private static (Dictionary<string, object?> Named, List<object?> Others) Arguments(AttributeSyntax attribute)
    {
        var constructor = Attributes[Name(attribute) + "Attribute"].GetConstructors().Single().GetParameters();
        if (attribute.Name is not GenericNameSyntax && Name(attribute) == "Use")
            constructor = typeof(UseAttribute).GetConstructors().Single().GetParameters();
        else if (attribute.Name is GenericNameSyntax)
            constructor = constructor.SkipWhile(p => !IsList(p)).ToArray();
        var (named, rest) = (new Dictionary<string, object?>(), new List<object?>());
        foreach (var (argument, i) in (attribute.ArgumentList?.Arguments ?? []).Select((a, i) => (a, i)))
        {
            var value = ReferenceConstant.Of(argument.Expression);
            if ((argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText is { } name)
                named[char.ToLowerInvariant(name[0]) + name[1..]] = value;
            else if (constructor.Length > 0 && i >= constructor.Length - 1 && IsList(constructor[^1]))
                rest.Add(value);
            else if (i < constructor.Length)
                named[constructor[i].Name!] = value;
            else
                throw new ReferenceNameException($"[{attribute}] has too many arguments");
        }

        return (named, rest);
    }

    private static bool IsList(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamArrayAttribute));

    private static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(l => l.Attributes).FirstOrDefault(a => Name(a) == name);

    private static string Name(AttributeSyntax attribute) => attribute.Name is SimpleNameSyntax s ? s.Identifier.ValueText : attribute.Name.ToString();
}
