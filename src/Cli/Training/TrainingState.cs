namespace DaNetGen.Cli.Training;

/// <summary>What is known of an unfinished training beside its tensors.</summary>
/// <param name="Place">How far it is.</param>
/// <param name="Record">What it has shown.</param>
internal sealed record TrainingState(TrainingPlace Place, RunRecord Record);
