using System.Globalization;
using TorchSharp;

namespace DaNetGen.Cli.Catalog;

/// <summary>Where a network runs.</summary>
internal static class Devices
{
    /// <summary>The device of "cpu", "cuda" or "cuda:N".</summary>
    /// <exception cref="UserError">It is none of these, or this machine or this build has no such device.</exception>
    public static torch.Device Open(string name)
    {
        string[] parts = name.ToLowerInvariant().Split(':');
        int index = 0;
        bool known = parts.Length switch
        {
            1 => parts[0] is "cpu" or "cuda",
            2 => parts[0] == "cuda" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index),
            _ => false,
        };
        if (!known) throw new UserError($"There is no device '{name}'; use cpu, cuda or cuda:N.");
        if (parts[0] == "cpu") return torch.CPU;

        if (!HasCuda())
        {
            throw new UserError("There is no CUDA device for --device cuda: this machine has no NVIDIA GPU or this danet was built for the processor alone; "
                + "use --device cpu, or build with -p:TorchBackend=cuda-linux or cuda-windows.");
        }
        int count = torch.cuda.device_count();
        if (index >= count) throw new UserError($"There is no device '{name}': CUDA sees {count}, counted from 0.");
        return torch.device(DeviceType.CUDA, index);
    }

    private static bool HasCuda()
    {
        try
        {
            return torch.cuda.is_available();
        }
        catch (Exception problem) when (problem is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            // TorchSharp throws where the CUDA libraries are not beside it.
            return false;
        }
    }
}
