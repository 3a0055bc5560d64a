namespace DaNetGen;

/// <summary><c>max(x, 0)</c>, of any shape.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReluAttribute : StageAttribute;
