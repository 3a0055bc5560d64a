namespace DaNetGen.Generator.Primitives;

/// <summary>Where the result of a primitive lies.</summary>
internal enum Placement
{
    /// <summary>In memory of its own.</summary>
    Own,

    /// <summary>In that of its first input, which stays as it is or is overwritten.</summary>
    Shared,
}

/// <summary>
/// What a primitive does to memory besides holding its result, as the runtime's layers and libtorch run it on the CPU. Sizes
/// are in bytes, worked out from the sizes of tensors.
/// </summary>
internal sealed record Footprint
{
    /// <summary>A tensor made from its inputs, which the backward pass does not read.</summary>
    public static Footprint Plain { get; } = new();

    /// <summary>A tensor whose backward pass reads its inputs.</summary>
    public static Footprint OfInputs { get; } = new() { KeepsInputs = true };

    /// <summary>A tensor whose backward pass reads the result.</summary>
    public static Footprint OfResult { get; } = new() { KeepsResult = true };

    /// <summary>The result overwrites the first input, and the backward pass reads it.</summary>
    public static Footprint InPlace { get; } = new() { Inference = Placement.Shared, Training = Placement.Shared, KeepsResult = true };

    /// <summary>The elements of the first input, seen otherwise.</summary>
    public static Footprint View { get; } = new() { Inference = Placement.Shared, Training = Placement.Shared, PassesGradient = true };

    /// <summary>A sum: its gradient is that of each input.</summary>
    public static Footprint Sum { get; } = new() { PassesGradient = true };

    /// <summary>A sum that overwrites its first input.</summary>
    public static Footprint SumInPlace { get; } = View;

    public Placement Inference { get; init; }

    public Placement Training { get; init; }

    /// <summary>Whether the backward pass reads the inputs.</summary>
    public bool KeepsInputs { get; init; }

    /// <summary>Whether the backward pass reads the result.</summary>
    public bool KeepsResult { get; init; }

    /// <summary>Whether all of that stays after the backward pass, until the network's outputs are freed: a step of the runtime's own
    /// cannot know that no other pass follows.</summary>
    public bool IsKeptToTheEnd { get; init; }

    /// <summary>Whether the inputs' gradients lie where that of the result does.</summary>
    public bool PassesGradient { get; init; }

    /// <summary>How many of the inputs, from the first, have gradients: not one that is read for its size alone.</summary>
    public int GradientInputs { get; init; } = int.MaxValue;

    /// <summary>What else is kept for the backward pass.</summary>
    public Func<Tensors, long> Kept { get; init; } = static _ => 0;

    /// <summary>What it works on besides inputs and result.</summary>
    public Func<Tensors, long> Work { get; init; } = static _ => 0;

    /// <summary>What the backward pass works on besides what is kept, the result's gradient and the inputs'.</summary>
    public Func<Tensors, long> BackwardWork { get; init; } = static _ => 0;

    /// <summary>What is there of the result at a time, where that is not all of it.</summary>
    public Func<Tensors, long> Result { get; init; } = static t => t.Result.Bytes;

    /// <summary>What it does where sizes ask for another way to run; null where they do not.</summary>
    public Func<Tensors, Footprint?> Instead { get; init; } = static _ => null;

    /// <summary>What it does to tensors of these sizes.</summary>
    public Footprint For(Tensors sizes) => Instead(sizes) ?? this;
}
