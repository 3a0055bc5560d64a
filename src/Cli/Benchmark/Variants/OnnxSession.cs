using DaNetGen.Cli.Catalog;
using Microsoft.ML.OnnxRuntime;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>An ONNX file in ONNX Runtime: as many threads as torch has, every optimisation of the graph, all of its outputs.</summary>
internal sealed class OnnxSession : IRun
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtValue image;

    /// <summary>Loads the file.</summary>
    /// <param name="path">The file; its one input is an image, <c>[B, 3, H, W]</c>, in single precision.</param>
    /// <param name="work">The size of the image, and the number of threads.</param>
    /// <exception cref="UserError">The file cannot be loaded, or does not take the image.</exception>
    public OnnxSession(string path, Workload work)
    {
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = work.Threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            session = new InferenceSession(path, settings);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new UserError($"{path} is no network that ONNX Runtime can load; export it anew.", problem);
        }
        long[] shape = [work.Size.Batch, 3, work.Size.Height, work.Size.Width];
        if (session.InputMetadata.Count != 1 || !Takes(session.InputMetadata.Values.Single(), shape))
        {
            session.Dispose();
            throw new UserError($"{path} does not take one single-precision image of {string.Join('x', shape)}; export it for this size, or change --size.");
        }
        float[] noise = RandomNoise(shape.Aggregate(1L, (product, size) => product * size));
        image = OrtValue.CreateTensorValueFromMemory(noise, shape);
    }

    /// <summary>Why ONNX Runtime cannot run here in a precision; null where it can.</summary>
    public static string? Absence(Precision precision) =>
        precision != Precision.Fp32 ? $"ONNX Runtime has no {PrecisionWord.Of(precision)} convolution for processors"
        : Version() is null ? "ONNX Runtime's native library does not load on this system"
        : null;

    /// <summary>ONNX Runtime's version; null where its native library does not load.</summary>
    public static string? Version()
    {
        try
        {
            return OrtEnv.Instance().GetVersionString();
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, session.InputNames, [image], session.OutputNames);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        image.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private static bool Takes(NodeMetadata input, long[] shape) =>
        input.ElementType == typeof(float) && input.Dimensions.Length == shape.Length && input.Dimensions.Zip(shape).All(d => d.First < 0 || d.First == d.Second);

    private static float[] RandomNoise(long count)
    {
        var random = new Random(1);
        var values = new float[count];
        for (long i = 0; i < count; i++) values[i] = (random.NextSingle() - 0.5f) * 4;
        return values;
    }
}
