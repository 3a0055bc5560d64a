using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Graphs;

/// <summary>One primitive and the values that it reads. Nodes are compared by reference: two alike are two computations.</summary>
internal sealed class Node
{
    private Node(Primitive primitive, IReadOnlyList<Node> inputs, IReadOnlyList<long> shape, string stage) =>
        (Primitive, Inputs, Shape, Stage) = (primitive, inputs, shape, stage);

    /// <summary>Makes a node; its shape follows from the primitive.</summary>
    /// <param name="primitive">What it computes.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="stage">The stage that it belongs to, those around it first: <c>Head.Fused</c>.</param>
    /// <exception cref="ArgumentException">The shapes of the inputs do not fit.</exception>
    public static Node Of(Primitive primitive, IReadOnlyList<Node> inputs, string stage)
    {
        try
        {
            return new Node(primitive, inputs, primitive.Infer([.. inputs.Select(input => input.Shape)]), stage);
        }
        catch (ShapeMismatch mismatch)
        {
            throw new ArgumentException($"Stage '{stage}' cannot run at this size: {mismatch.Message}");
        }
    }

    /// <summary>What it computes.</summary>
    public Primitive Primitive { get; }

    /// <summary>The values that it reads.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>The sizes of its result.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The stage that it belongs to, those around it first.</summary>
    public string Stage { get; }

    /// <summary>The node with other values to read, or itself where they are the same.</summary>
    public Node Reading(IReadOnlyList<Node> inputs) => inputs.SequenceEqual(Inputs) ? this : new Node(Primitive, inputs, Shape, Stage);

    /// <inheritdoc/>
    public override string ToString() => $"{Stage}: {Primitive.GetType().Name} [{string.Join(", ", Shape)}]";
}
