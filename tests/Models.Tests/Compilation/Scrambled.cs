using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>Networks whose every weight matters: statistics and the attentions' alpha and beta away from where they start.</summary>
internal static class Scrambled
{
    /// <summary>Gives a network other weights and puts it into evaluation mode.</summary>
    public static T Of<T>(T network, long seed = 1)
        where T : Network
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        manual_seed(seed);
        foreach (var (key, value) in network.state_dict())
        {
            if (key.EndsWith("alpha", StringComparison.Ordinal) || key.EndsWith("beta", StringComparison.Ordinal))
                value.fill_(0.7);
            else if (key.EndsWith("running_mean", StringComparison.Ordinal))
                value.copy_(randn(value.shape) * 0.1);
            else if (key.EndsWith("running_var", StringComparison.Ordinal))
                value.copy_(rand(value.shape) + 0.5);
            else if (key.EndsWith("bias", StringComparison.Ordinal))
                value.copy_(randn(value.shape) * 0.1);
            else if (value.dim() == 1)
                value.copy_(rand(value.shape) * 0.5 + 0.75);
        }
        network.eval();
        return network;
    }
}
