using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>The optimiser of one parameter.</summary>
internal interface IParameterUpdate : IDisposable
{
    /// <summary>Updates the parameter by its gradient; does nothing where it has none.</summary>
    void Step(double rate);

    /// <summary>What it remembers from step to step, by key; the tensors stay its own, but for those of the caller's dispose scope.</summary>
    IEnumerable<(string Key, Tensor Value)> Memory();

    /// <summary>Takes up what <see cref="Memory"/> gave.</summary>
    /// <param name="saved">What was given for a key; null where there was none.</param>
    /// <exception cref="KeyNotFoundException">It is another optimiser's.</exception>
    void Remember(Func<string, Tensor?> saved);
}
