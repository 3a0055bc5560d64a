using DaNetGen.Graphs.Weights;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>
/// The packed weights of one snapshot. Programs that want a weight alike share it, whatever size they are for. A weight that has changed
/// since the snapshot is taken from another program's packing, which runs, though slower where the layout is not the one it would choose.
/// </summary>
/// <param name="device">Where they lie, also once the network has moved elsewhere; null where there are none.</param>
internal sealed class WeightStore(Device? device) : IDisposable
{
    private readonly Dictionary<WeightRequest, Tensor> _packed = [];
    private readonly Dictionary<(Weight Weight, Type Packing), Tensor> _byWeight = [];
    private readonly Dictionary<(Weight Weight, ulong Layout), Tensor> _byLayout = [];
    private readonly Dictionary<Stored, ulong> _taken = [];

    /// <summary>Where the weights lie; null where there are none.</summary>
    public Device? Device => device;

    /// <summary>The weights in the order asked for, packed where they are not yet.</summary>
    /// <param name="requests">Which.</param>
    /// <param name="isExact">Whether each is wanted in the very packing, or taken in any where it is packed already.</param>
    public Tensor[] Take(IReadOnlyList<WeightRequest> requests, bool isExact)
    {
        // A parameter is part of several weights: the two of a convolution, those of its parts.
        var now = new Dictionary<Stored, ulong>();
        return [.. requests.Select(request => Take(request, isExact, now))];
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        foreach (var tensor in _packed.Values)
            tensor.Dispose();
        _packed.Clear();
        _byLayout.Clear();
        _byWeight.Clear();
    }

    private Tensor Take(WeightRequest request, bool isExact, Dictionary<Stored, ulong> now)
    {
        if (_packed.TryGetValue(request, out var packed))
            return packed;
        var kind = (request.Weight, request.Packing.GetType());
        if (_byWeight.TryGetValue(kind, out var other) && !isExact)
            return other;
        if (!IsAsTaken(request.Weight, now) && other is not null)
            return other;
        using var computed = request.Weight.Compute();
        using var weight = device is null ? computed.alias() : computed.to(device);
        packed = request.Packing.Pack(weight);
        packed.DetachFromDisposeScope();
        packed = Shared(request, packed);
        _byWeight.TryAdd(kind, packed);
        return _packed[request] = packed;
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
    private bool IsAsTaken(Weight weight, Dictionary<Stored, ulong> now)
    {
        var same = true;
        foreach (var stored in weight.Parameters)
        {
            if (!now.TryGetValue(stored, out var current))
                now[stored] = current = Fingerprint.Of(stored.Current());
            same &= !_taken.TryGetValue(stored, out var then) || then == current;
            _taken.TryAdd(stored, current);
        }
        return same;
    }
}
