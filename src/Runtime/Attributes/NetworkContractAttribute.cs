namespace DaNetGen;

/// <summary>
/// Marks an interface as what a network promises to networks that take it as a type parameter: a static abstract
/// <c>Create</c> with the hyperparameters, <c>forward</c> with the inputs, and <c>{Output}Channels</c> for the channel
/// counts that others build on. A network that names the interface in its base list gets the implementation generated.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class NetworkContractAttribute : Attribute;
