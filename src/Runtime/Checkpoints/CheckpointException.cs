namespace DaNetGen.Checkpoints;

/// <summary>A checkpoint that cannot be read or does not fit. The message is one sentence: which file, what is wrong with it and
/// what to do.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">What the system said, if anything.</param>
public sealed class CheckpointException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Every key that does not fit; null where the file could not be read so far.</summary>
    public LoadReport? Report { get; init; }
}
