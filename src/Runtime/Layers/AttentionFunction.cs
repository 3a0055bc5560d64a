using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary><see cref="TiledAttention"/> as a step of autograd: queries, keys, values, the result and the logarithms of the sums are
/// kept, the map is made again. Second derivatives are taken through the whole map.</summary>
internal sealed class AttentionFunction : autograd.SingleTensorFunction<AttentionFunction>
{
    /// <inheritdoc/>
    public override string Name => nameof(AttentionFunction);

    /// <summary>What every pixel gathers: <c>[B, c, N], [B, c, N], [B, C, N] -> [B, C, N]</c>.</summary>
    public static Tensor Gather(Tensor query, Tensor key, Tensor value)
    {
        // The scope frees what TorchSharp makes for itself: a second handle of each result, and a tensor like it for gradients that
        // are undefined, which are not materialised here.
        using var scope = NewDisposeScope();
        var returned = new ReturnedGradients();
        return scope.MoveToOuter(apply(query, key, value, returned.After(query, key, value), returned));
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] arguments)
    {
        var (query, key, value) = ((Tensor)arguments[0], (Tensor)arguments[1], (Tensor)arguments[2]);
        var logSums = empty([query.size(0), 1, query.size(2)], AttentionMap.WideType(query), query.device);
        var gathered = TiledAttention.Gather(query, key, value, logSums);
        context.save_for_backward([query, key, value, gathered, logSums]);
        context.save_data(nameof(ReturnedGradients), arguments[4]);
        context.set_materialize_grads(false);
        return gathered;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        // Native code calls this: an exception would end the process. A gradient of the wrong size is refused there by an exception
        // that whoever called backward can catch.
        try
        {
            using (gradient)
                return gradient.IsInvalid ? [null!, null!, null!, null!, null!] : Gradients(context, gradient);
        }
        catch (Exception)
        {
            var wrong = empty(1);
            return [wrong, wrong, wrong, wrong, null!];
        }
    }

    private static List<Tensor> Gradients(autograd.AutogradContext context, Tensor gradient)
    {
        var saved = context.get_saved_variables();
        try
        {
            var (query, key, value) = (saved[0], saved[1], saved[2]);
            var gradients = is_grad_enabled()
                ? AttentionMap.Gradients(query, key, value, gradient)
                : TiledAttention.Gradients(query, key, value, saved[3], saved[4], gradient, (query.requires_grad, key.requires_grad, value.requires_grad));
            Tensor[] all = [gradients.Query!, gradients.Key!, gradients.Value!, empty(0, query.dtype, query.device)];
            ((ReturnedGradients)context.get_data(nameof(ReturnedGradients))).Add(all);
            return [.. all, null!];
        }
        finally
        {
            saved.ForEach(tensor => tensor.Dispose());
        }
    }
}
