namespace DaNetGen.Cli.Scoring;

/// <summary>How a trained network is run.</summary>
/// <param name="Precision">The numbers that it computes with.</param>
/// <param name="IsCompiled">Whether as a compiled program, or layer by layer.</param>
internal sealed record InferenceSettings(Precision Precision, bool IsCompiled);
