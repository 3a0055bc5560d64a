namespace DaNetGen;

/// <summary>Sum of two or more values of equal shape.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SumAttribute : StageAttribute;
