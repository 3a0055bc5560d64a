using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Primitives;

/// <summary>One axis of two values that an operation puts together.</summary>
internal sealed record Pair(StageBuilder Stage, Value First, Value Other, int Axis)
{
    private Dim Left => First.Shape[Axis];

    private Dim Right => Other.Shape[Axis];

    private string Sizes => First.Shape.AxisNames(Axis);

    private Spot Spot => SpotOf(Stage, Other);

    /// <summary>Where a person would look for the mistake: at the parameter that reads the value.</summary>
    public static Spot SpotOf(StageBuilder stage, Value value) => value.Id < stage.Declaration.Parameters.Count
        ? Spot.Parameter(stage.Declaration.Name, stage.Declaration.Parameters[value.Id].Name)
        : Spot.Attribute(stage.Declaration.Name);

    /// <summary>The sizes have to be equal.</summary>
    /// <param name="unequal">What is reported where they never are.</param>
    /// <param name="hint">The end of that message.</param>
    public void RequireEqual(DiagnosticDescriptor unequal, string hint)
    {
        // Sizes of 1 are rare among heights and widths, and common among batches and channels.
        Func<IEnumerable<Symbol>, Problem?>? warning = Axis < 2 ? null : symbols => Problem.At(
            Spot, Descriptors.EqualOnlyAtOne, Stage.Declaration.Operator, Sizes, string.Join(" or ", symbols.Select(s => s.Name)),
            First.Name, Origin(First), Other.Name, Origin(Other));
        Stage.Requirements.Equal(Operand.Of(First, Axis), Operand.Of(Other, Axis), new Telling(
            Spot,
            () => $"the {Sizes} must be equal, but '{First.Name}' has {Origin(First)} and '{Other.Name}' has {Origin(Other)}",
            () => $"the {Sizes} of its operands differ: {Value(First, 0)}, {Value(Other, 1)}",
            () => Stage.Fail(
                Spot, unequal, Stage.Declaration.Operator, Sizes, First.Name, Origin(First), Other.Name, Origin(Other), hint)), warning);
    }

    /// <summary>The sizes have to be equal, or one of them 1.</summary>
    public void RequireStretch() => Stage.Requirements.Stretches(Operand.Of(First, Axis), Operand.Of(Other, Axis), new Telling(
        Spot,
        () => $"the {Sizes} must be equal or one of them 1, but '{First.Name}' has {Origin(First)} and '{Other.Name}' has {Origin(Other)}",
        () => $"the {Sizes} of its operands differ, and neither is 1: {Value(First, 0)}, {Value(Other, 1)}",
        () => Stage.Fail(
            Spot, Descriptors.UnequalOperands, Stage.Declaration.Operator, Sizes, First.Name, Origin(First), Other.Name, Origin(Other), "")));

    /// <summary>The size of a 1 and another stretched, or of two that are equal.</summary>
    public static Dim Stretched(Dim a, Dim b) =>
        Comparison.Compare(a, 1) == Verdict.Equal || Comparison.Compare(b, 1) == Verdict.Different ? b
        : Comparison.Compare(b, 1) == Verdict.Equal || Comparison.Compare(a, 1) == Verdict.Different || a.Equals(b) ? a
        : Dim.Max(a, b);

    private string Origin(Value value) => Origins.Size(value.Name, Axis, value.Shape, Stage.Scope);

    private string Value(Value value, int index) =>
        value.Shape[Axis].Constant is null ? $"{value.Shape[Axis]} of '{value.Name}' is {{{index}}}" : $"that of '{value.Name}' is {{{index}}}";
}
