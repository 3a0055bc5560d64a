using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>Where a network lies.</summary>
internal static class NetworkDevice
{
    /// <summary>The device of a network's parameters and buffers; null for one without any, which computes where its inputs lie.</summary>
    public static Device? Of(Network network) => network.parameters().Concat(network.buffers()).FirstOrDefault()?.device;

    /// <summary>Whether a tensor lies on a device.</summary>
    public static bool IsOn(this Tensor tensor, Device device) => tensor.device_type == device.type && tensor.device_index == device.index;
}
