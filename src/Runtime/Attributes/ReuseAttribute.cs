namespace DaNetGen;

/// <summary>A stage that runs another stage's layer, with the same weights, on other inputs.</summary>
/// <param name="stage">The stage whose layer is shared, as <c>nameof(Embed)</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReuseAttribute(string stage) : StageAttribute
{
    /// <summary>The stage whose layer is shared.</summary>
    public string Stage { get; } = stage;
}
