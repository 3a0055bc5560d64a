namespace DaNetGen.Cli.Training;

/// <summary>Under which names a training's state file holds an optimiser's memory of a parameter.</summary>
internal static class MemoryKeys
{
    /// <summary>The velocity of gradient descent.</summary>
    public const string Momentum = "momentum";

    /// <summary>The running mean of Adam's gradients.</summary>
    public const string Mean = "mean";

    /// <summary>The running mean of their squares.</summary>
    public const string Square = "square";

    /// <summary>The steps that were taken.</summary>
    public const string Steps = "steps";
}
