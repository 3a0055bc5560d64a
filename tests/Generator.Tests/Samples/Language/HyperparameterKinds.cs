// Run: name = x, N = 3
using static TorchSharp.torch;

namespace Samples;

/// <summary>Some way.</summary>
public enum Way
{
    /// <summary>This way.</summary>
    This,

    /// <summary>That way.</summary>
    That,
}

/// <summary>A module that takes what C# has.</summary>
public sealed class Taker : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes it.</summary>
    /// <param name="text">Text.</param>
    /// <param name="way">A way.</param>
    /// <param name="rate">A rate.</param>
    /// <param name="flag">A flag.</param>
    public Taker(string? text, Way way, double rate, bool flag) : base(nameof(Taker)) => (Text, Way, Rate, Flag) = (text, way, rate, flag);

    /// <summary>Text.</summary>
    public string? Text { get; }

    /// <summary>A way.</summary>
    public Way Way { get; }

    /// <summary>A rate.</summary>
    public double Rate { get; }

    /// <summary>A flag.</summary>
    public bool Flag { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.clone();
}

/// <summary>Hyperparameters of every kind, passed on.</summary>
/// <param name="text">Text.</param>
/// <param name="way">A way.</param>
/// <param name="rate">A rate.</param>
/// <param name="flag">A flag.</param>
[Network]
public sealed partial class Kinds(string? text = "a \"b\" \\", Way way = Way.That, double rate = 1e-5, bool flag = true)
{
    [Layer<Taker>(nameof(text), nameof(way), nameof(rate), nameof(flag)), Output]
    [return: Shape("B", "N")]
    private partial Tensor Taken([Shape("B", "N")] Tensor vectors);

    [Layer<Taker>(null, Way.That, 2.0, false), Output]
    [return: Shape("B", "N")]
    private partial Tensor TakenToo(Tensor vectors);
}

/// <summary>Gives them.</summary>
/// <param name="name">Text.</param>
[Network]
public sealed partial class KindsUser(string name)
{
    [Use<Kinds>("c \"d\" \\", Way.This, 0.5, false)]
    private partial Kinds.Outputs First([Shape("B", "N")] Tensor vectors);

    [Use<Kinds>(nameof(name))]
    private partial Kinds.Outputs Second([From("firstTaken")] Tensor vectors2);

    [Sum, Output]
    private partial Tensor All(Tensor firstTakenToo, Tensor secondTaken, Tensor secondTakenToo);
}
