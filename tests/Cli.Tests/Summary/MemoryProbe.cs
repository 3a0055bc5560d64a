using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>
/// The program of a child process: runs networks and says how much memory each took, by the operating system
/// (<c>/proc/self/status</c>) and, on the error stream, by libtorch's own account of each allocation.
/// </summary>
internal static class MemoryProbe
{
    public const string Begin = "probe begins", End = "probe ends";
    private const int Everything = 0, ErrorsOnly = 2, SmallSize = 64;

    public static void Run(IEnumerable<string> cases)
    {
        foreach (MemoryCase run in cases.Select(MemoryCase.Read))
        {
            Measure(run);
        }
    }

    private static void Measure(MemoryCase run)
    {
        using Network network = run.Build();
        network.train(run.IsTraining);

        // The gradients of parameters are there, and code is compiled, before anything is measured.
        Step(network, run with { Height = SmallSize, Width = SmallSize });
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.Error.WriteLine(Begin);
        Account(isOn: true);
        long before = Status("VmRSS");
        File.WriteAllText("/proc/self/clear_refs", "5");
        Step(network, run);
        long peak = Status("VmHWM");
        Account(isOn: false);
        Console.Error.WriteLine(End);
        Console.WriteLine(peak - before);
    }

    private static void Step(Network network, MemoryCase run)
    {
        using DisposeScope scope = NewDisposeScope();
        using Tensor image = rand(run.Batch, 3, run.Height, run.Width);
        if (!run.IsTraining)
        {
            using var noGradients = no_grad();
            using NetworkOutputs inferred = network.Run(image);
            return;
        }

        using NetworkOutputs outputs = network.Run(image);

        // Outputs of one size share their labels.
        long[] Size(Tensor output) => [run.Batch, .. output.shape[2..]];
        var labels = outputs.Named.Select(o => Size(o.Value)).DistinctBy(s => string.Join('x', s)).Select(s => zeros(s, ScalarType.Int64)).ToList();
        Tensor[] losses = [.. outputs.Named.Select(o => nn.functional.cross_entropy(o.Value, labels.First(l => l.shape.SequenceEqual(Size(o.Value)))))];
        losses.Aggregate((sum, loss) => sum + loss).backward();
    }

    private static long Status(string key) =>
        long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(key, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;

    /// <summary>libtorch logs every allocation where two flags are set, which its library exports.</summary>
    private static void Account(bool isOn)
    {
        nint library = NativeLibrary.Load("c10", typeof(torch).Assembly, null);
        Marshal.WriteInt32(NativeLibrary.GetExport(library, "FLAGS_caffe2_log_level"), isOn ? Everything : ErrorsOnly);
        Marshal.WriteByte(NativeLibrary.GetExport(library, "FLAGS_caffe2_report_cpu_memory_usage"), isOn ? (byte)1 : (byte)0);
    }
}
