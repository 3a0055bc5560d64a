namespace DaNetGen;

/// <summary>
/// Marks a partial class as a network: its partial methods are the stages, its primary-constructor parameters the
/// hyperparameters. The generator writes the layers, the bodies of the stages, a typed <c>Outputs</c> and <c>forward</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NetworkAttribute : Attribute;
