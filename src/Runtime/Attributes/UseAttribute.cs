namespace DaNetGen;

/// <summary>A stage that runs another network.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <param name="arguments">The network's constructor arguments, in order: constants, hyperparameters or expressions.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseAttribute<TNetwork>(params object?[]? arguments) : StageAttribute
    where TNetwork : TorchSharp.torch.nn.Module
{
    /// <summary>The constructor arguments.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments ?? [null];
}

/// <summary>A stage that runs the network which a type parameter of the class stands for.</summary>
/// <param name="typeParameter">The type parameter, as <c>nameof(TBackbone)</c>; its contract is a <see cref="NetworkContractAttribute"/> interface.</param>
/// <param name="arguments">The arguments of the contract's <c>Create</c>, in order.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseAttribute(string typeParameter, params object?[]? arguments) : StageAttribute
{
    /// <summary>The type parameter.</summary>
    public string TypeParameter { get; } = typeParameter;

    /// <summary>The arguments of <c>Create</c>.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments ?? [null];
}
