namespace DaNetGen.Checkpoints;

/// <summary>How one part of a network is called in a dialect and here. The rest of a key follows unchanged.</summary>
/// <param name="Theirs">The beginning of the dialect's keys, such as <c>pretrained.layer1.</c>; or a whole key.</param>
/// <param name="Ours">The beginning of this project's keys, such as <c>model.layer1.</c>; or a whole key.</param>
/// <param name="Deep">True where it holds for a deep stem alone, false for a plain one alone, null for both.</param>
/// <param name="Scalar">Whether the dialect keeps a number without a dimension where this project has a vector of one element.</param>
public sealed record KeyRule(string Theirs, string Ours, bool? Deep = null, bool Scalar = false)
{
    /// <summary>A key that begins with <see cref="Theirs"/>, in this project's words.</summary>
    public string ToReference(string key) => Ours + key[Theirs.Length..];

    /// <summary>A key that begins with <see cref="Ours"/>, in the dialect's words.</summary>
    public string FromReference(string key) => Theirs + key[Ours.Length..];
}
