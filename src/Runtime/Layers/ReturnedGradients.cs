using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Gradients that a function of autograd has returned. Native code copies their handles once the function is left, so that
/// it cannot dispose them itself; a step of its own, which backward comes to next, does. Otherwise they would stay until the dispose
/// scope around backward ends, or without one until the garbage collector finds them.</summary>
internal sealed class ReturnedGradients
{
    private readonly ConcurrentBag<Tensor> gradients = [];

    /// <summary>An empty tensor that comes after the inputs of a function in the graph. The function takes it for an input, and gives
    /// it a gradient.</summary>
    public Tensor After(params object[] inputs) => Step.apply([.. inputs, this]);

    /// <summary>Takes gradients that are being returned.</summary>
    public void Add(IEnumerable<Tensor> returned)
    {
        foreach (var gradient in returned.OfType<Tensor>())
            gradients.Add(gradient);
    }

    private void Dispose()
    {
        while (gradients.TryTake(out var gradient))
            gradient.Dispose();
    }

    /// <summary>The step before the function: forward it gives the empty tensor, backward it disposes.</summary>
    private sealed class Step : autograd.SingleTensorFunction<Step>
    {
        private const string Owner = "owner", Inputs = "inputs";

        public override string Name => nameof(ReturnedGradients);

        public override Tensor forward(autograd.AutogradContext context, params object[] arguments)
        {
            context.save_data(Owner, arguments[^1]);
            context.save_data(Inputs, arguments.Length);
            context.set_materialize_grads(false);
            var first = (Tensor)arguments[0];
            return empty(0, first.dtype, first.device);
        }

        public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
        {
            gradient.Dispose();
            ((ReturnedGradients)context.get_data(Owner)).Dispose();
            return [.. new Tensor[(int)context.get_data(Inputs)]];
        }
    }
}
