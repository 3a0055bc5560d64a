using System.Collections.Immutable;
using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>
/// One word of the language: what the stage computes, in primitives, and how it is written in C#. Its attribute is
/// <c>{Name}Attribute</c> in the runtime; whoever adds a file here adds a word.
/// </summary>
internal abstract class Operator
{
    /// <summary>The attribute's name without its ending.</summary>
    public abstract string Name { get; }

    /// <summary>The fewest values that it reads.</summary>
    public virtual int MinInputs => 1;

    /// <summary>The most values that it reads.</summary>
    public virtual int MaxInputs => MinInputs;

    /// <summary>Computes the stage from primitives and says how it is written; throws where the arguments or shapes do not fit.</summary>
    public abstract Value Lower(StageBuilder stage);
}

/// <summary>The operators, by the name of their attribute.</summary>
internal static class OperatorTable
{
    private static readonly ImmutableDictionary<string, Operator> All = new Operator[]
    {
        new Conv(), new BatchNorm(), new GroupNorm(), new Relu(), new Sigmoid(), new MaxPool(), new AdaptiveAvgPool(),
        new Flatten(), new Linear(), new Dropout(), new Dropout2d(), new Sum(), new Multiply(), new Concat(), new Upsample(),
        new ConvBnRelu(), new Stem(), new BasicStage(), new BottleneckStage(), new PositionAttention(), new ChannelAttention(),
        new Classifier(),
    }.ToImmutableDictionary(o => o.Name);

    public static Operator? Find(string name) => All.TryGetValue(name, out var found) ? found : null;

    public static IEnumerable<string> Names => All.Keys;
}
