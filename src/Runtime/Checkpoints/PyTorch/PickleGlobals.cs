using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>What a name in a pickle stands for here. None is Python code: each is a case of <see cref="PickleCalls"/>.</summary>
internal enum PickleFunction
{
    OrderedDictionary,
    Tensor,
    Parameter,
    TensorWithType,
    Size,
    Inert,
}

/// <summary>The names that a pickle may hold; every other is refused.</summary>
internal static class PickleGlobals
{
    private static readonly Dictionary<string, object> Known = All();

    /// <summary>What a name stands for: a <see cref="PickleFunction"/>, a <see cref="PickledStorageType"/> or <see cref="PickledInert"/>.</summary>
    /// <exception cref="WeightsFault">It is none of the known names.</exception>
    public static object Find(string module, string name) =>
        Known.TryGetValue($"{module}.{name}", out var value) ? value
        : throw WeightsFault.Refused($"it names {WeightsFault.Plain($"{module}.{name}")}, which is neither a tensor nor a plain container, and nothing else in it is loaded or run; save model.state_dict() alone");

    private static Dictionary<string, object> All()
    {
        var known = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["collections.OrderedDict"] = PickleFunction.OrderedDictionary,
            ["torch._utils._rebuild_tensor"] = PickleFunction.Tensor,
            ["torch._utils._rebuild_tensor_v2"] = PickleFunction.Tensor,
            ["torch._utils._rebuild_parameter"] = PickleFunction.Parameter,
            ["torch._utils._rebuild_parameter_with_state"] = PickleFunction.Parameter,
            // Parameters as PyTorch before 0.4 wrote them.
            ["torch.nn.parameter.Parameter"] = PickleFunction.Parameter,
            // A tensor that carries Python attributes.
            ["torch._tensor._rebuild_from_type_v2"] = PickleFunction.TensorWithType,
            ["torch.Tensor"] = PickledInert.Value,
            ["torch.Size"] = PickleFunction.Size,
        };
        // What stands beside weights: bytes, devices, sets, the milestones of a schedule, numpy's numbers.
        foreach (var name in (string[])["torch.device", "_codecs.encode", "builtins.bytes", "__builtin__.bytes", "builtins.bytearray", "builtins.set", "__builtin__.set", "collections.Counter",
            "numpy.dtype", "numpy.ndarray", "numpy.core.multiarray.scalar", "numpy.core.multiarray._reconstruct", "numpy._core.multiarray.scalar", "numpy._core.multiarray._reconstruct"])
            known.Add(name, PickleFunction.Inert);
        foreach (var name in (string[])["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"])
            known.Add($"torch.{name}", PickledInert.Value);
        foreach (var (name, type) in ((string, ScalarType)[])
        [
            ("Float", ScalarType.Float32), ("Double", ScalarType.Float64), ("Half", ScalarType.Float16), ("BFloat16", ScalarType.BFloat16), ("Long", ScalarType.Int64),
            ("Int", ScalarType.Int32), ("Short", ScalarType.Int16), ("Char", ScalarType.Int8), ("Byte", ScalarType.Byte), ("Bool", ScalarType.Bool),
        ])
        {
            known.Add($"torch.{name}Storage", new PickledStorageType(type));
            known.Add($"torch.cuda.{name}Storage", new PickledStorageType(type));
        }
        return known;
    }
}
