namespace DaNetGen;

/// <summary>
/// A stage that runs the user's own TorchSharp module. The shape that it returns is declared with <c>[return: Shape(...)]</c>.
/// </summary>
/// <typeparam name="TModule">A module from one tensor to one tensor.</typeparam>
/// <param name="arguments">The module's constructor arguments, in order: constants, hyperparameters or expressions.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LayerAttribute<TModule>(params object?[]? arguments) : StageAttribute
    where TModule : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>
{
    /// <summary>The constructor arguments.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments ?? [null];
}
