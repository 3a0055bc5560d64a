using System.Runtime.InteropServices;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>What has to happen before the first tensor.</summary>
internal static class TorchSetup
{
    private const int ErrorsOnly = 2;

    /// <summary>Loads the native libraries and sets the number of threads; 0 keeps torch's own choice.</summary>
    public static void Start(int threads)
    {
        NativeBackend.Load();
        if (threads > 0) torch.set_num_threads(threads);
        QuietWarnings();
    }

    /// <summary>
    /// Where a processor is none that NNPACK knows, libtorch says so on the error stream at every small convolution and takes another
    /// way. Its log level can be set by no call; the flag behind it is exported.
    /// </summary>
    private static void QuietWarnings()
    {
        // Touching torch loads c10 with it, so that this finds the one library and not a second copy.
        torch.InitializeDeviceType(DeviceType.CPU);
        if (NativeLibrary.TryLoad("c10", typeof(torch).Assembly, null, out nint library) && NativeLibrary.TryGetExport(library, "FLAGS_caffe2_log_level", out nint level))
            Marshal.WriteInt32(level, ErrorsOnly);
    }
}
