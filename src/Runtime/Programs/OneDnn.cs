using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using DaNetGen.Scripts;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>libtorch's internal operators of oneDNN.</summary>
internal static class OneDnn
{
    private const string Text = """
        def pack(self, weight: Tensor, padding: int, stride: int, dilation: int, groups: int, b: int, c: int, h: int, w: int) -> Tensor:
          return ops.mkldnn._reorder_convolution_weight(weight, [padding, padding], [stride, stride], [dilation, dilation], groups, [b, c, h, w])
        def address(self, packed: Tensor) -> int:
          return ops.mkldnn.data_ptr(packed)
        def length(self, packed: Tensor) -> int:
          return ops.mkldnn._nbytes(packed)
        """;

    /// <summary>The versions of TorchSharp whose libtorch (2.10) was seen to have the operators, with the meaning that programs rely on.</summary>
    private static readonly Version[] Known = [new(0, 107)];

    private static readonly Lazy<jit.ScriptModule> Module = new(() => jit.load(ScriptArchive.Bytes(ScriptModuleText.Of(Text), "OneDnn")));

    /// <summary>
    /// Whether the operators are there and fast. A program that names a missing one ends the process, so this goes by what is known, not by trial:
    /// the version of libtorch, Linux on x86-64, a processor with AVX2.
    /// </summary>
    public static bool IsThere { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && Avx2.IsSupported
        && typeof(torch).Assembly.GetName().Version is { } version && Known.Contains(new Version(version.Major, version.Minor));

    /// <summary>Kernels in the layout that oneDNN chooses for a convolution.</summary>
    public static Tensor Pack(Tensor kernels, (int Padding, int Stride, int Dilation, int Groups) window, (long B, long C, long H, long W) input) =>
        (Tensor)Module.Value.invoke(
            "pack", kernels, window.Padding, window.Stride, window.Dilation, window.Groups, checked((int)input.B), checked((int)input.C), checked((int)input.H), checked((int)input.W));

    /// <summary>A hash of packed kernels as they lie in memory: equal where values and layout are.</summary>
    public static unsafe ulong Fingerprint(Tensor packed)
    {
        var (address, length) = (Number("address"), Number("length"));
        var hash = new XxHash3();
        for (var start = 0L; start < length; start += int.MaxValue)
            hash.Append(new ReadOnlySpan<byte>((byte*)address + start, (int)Math.Min(int.MaxValue, length - start)));
        return hash.GetCurrentHashAsUInt64();

        long Number(string method)
        {
            using var number = (Scalar)Module.Value.invoke(method, packed);
            return number.ToInt64();
        }
    }
}
