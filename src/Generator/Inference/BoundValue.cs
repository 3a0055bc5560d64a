using DaNetGen.Generator.Common;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>What a hyperparameter or argument stands for while a network is inferred.</summary>
internal abstract record BoundValue
{
    /// <summary>The value as C#, in the scope of the class that is compiled.</summary>
    public abstract string Code { get; }
}

internal sealed record IntValue(Dim Dim) : BoundValue
{
    public override string Code => DimPrinter.Code(Dim);
}

/// <summary>A bool: a constant, or a hyperparameter of the class that is compiled.</summary>
internal sealed record FlagValue(bool? Constant, string? Name) : BoundValue
{
    public override string Code => Constant is { } value ? (value ? "true" : "false") : Names.Identifier(Name!);

    /// <summary>1 for true and 0 for false.</summary>
    public Dim Number => Constant is { } value ? (value ? 1 : 0) : Dim.Named(Name!);
}

/// <summary>An <c>int[]?</c>: constants, null (no name and no elements), or a hyperparameter of the class that is compiled.</summary>
internal sealed record ArrayValue(EquatableArray<int>? Elements, string? Name) : BoundValue
{
    public override string Code => Name is not null ? Names.Identifier(Name) : Elements is null ? "null" : $"[{string.Join(", ", Elements)}]";

    /// <summary>The element at <paramref name="index"/>, counted round; 1 where there is no array.</summary>
    public Dim Element(int index) =>
        Elements is { Count: > 0 } known ? known[index % known.Count] : Name is null ? Dim.One : Dim.Named($"{Name}[{index}]");
}

/// <summary>A member of <c>Norm</c>, or (no member) a hyperparameter of the class that is compiled.</summary>
internal sealed record NormValue(string? Member, string? Name) : BoundValue
{
    public override string Code => Member is null ? Names.Identifier(Name!) : $"global::DaNetGen.Norm.{Member}";

    public bool IsGroup => Member == "Group";
}

/// <summary>A value that is passed on and never computed with.</summary>
internal sealed record OpaqueValue(string Text) : BoundValue
{
    public override string Code => Text;
}
