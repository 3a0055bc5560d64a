namespace DaNetGen.Cli.Training;

/// <summary>How gradients become updates.</summary>
internal enum OptimiserKind
{
    /// <summary>Stochastic gradient descent with momentum 0.9.</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), with betas 0.9 and 0.999.</summary>
    AdamW,
}
