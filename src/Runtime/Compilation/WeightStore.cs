using DaNetGen.Graphs.Weights;
using static TorchSharp.torch;

namespace DaNetGen.Compilation;

/// <summary>
/// The packed weights of one snapshot. Programs that want a weight alike share it, whatever size they are for. A weight that has changed
/// since the snapshot is taken from another program's packing, which runs, though slower where the layout is not the one it would choose.
/// </summary>
internal sealed class WeightStore : IDisposable
{
    private readonly Dictionary<WeightRequest, Tensor> _packed = [];
    private readonly Dictionary<(Weight Weight, ulong Layout), Tensor> _byLayout = [];
    private readonly Dictionary<Stored, ulong> _taken = [];

    /// <summary>The weights in the order asked for, packed where they are not yet.</summary>
    public Tensor[] Take(IReadOnlyList<WeightRequest> requests) => [.. requests.Select(Take)];

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        foreach (var tensor in _packed.Values)
            tensor.Dispose();
        _packed.Clear();
        _byLayout.Clear();
    }

    private Tensor Take(WeightRequest request)
    {
        if (_packed.TryGetValue(request, out var packed))
            return packed;
        if (!IsAsTaken(request.Weight) && _packed.FirstOrDefault(other => other.Key.Weight == request.Weight).Value is { } other)
            return other;
        using var weight = request.Weight.Compute();
        packed = request.Packing.Pack(weight);
        packed.DetachFromDisposeScope();
        return _packed[request] = Shared(request, packed);
    }

    /// <summary>The same weight packed before, where another size led to the same layout; else the new one.</summary>
    private Tensor Shared(WeightRequest request, Tensor packed)
    {
        if (request.Packing.LayoutOf(packed) is not { } layout)
            return packed;
        if (_byLayout.TryGetValue((request.Weight, layout), out var before))
        {
            packed.Dispose();
            return before;
        }
        return _byLayout[(request.Weight, layout)] = packed;
    }

    /// <summary>Whether the parameters that make a weight are as they were when they were first read.</summary>
    private bool IsAsTaken(Weight weight)
    {
        var same = true;
        foreach (var stored in weight.Parameters)
        {
            var now = Fingerprint.Of(stored.Current());
            same &= !_taken.TryGetValue(stored, out var then) || then == now;
            _taken.TryAdd(stored, now);
        }
        return same;
    }
}
