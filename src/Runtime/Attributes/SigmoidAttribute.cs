namespace DaNetGen;

/// <summary><c>1 / (1 + exp(-x))</c>, of any shape.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SigmoidAttribute : StageAttribute;
