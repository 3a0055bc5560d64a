using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>How a dialect takes one of its keys.</summary>
internal enum TensorRole
{
    Weight,

    /// <summary>A number without a dimension where this project has a vector of one element.</summary>
    Scalar,

    /// <summary>Belongs to the dialect's networks, and DANet has no use for it.</summary>
    Ignored,

    /// <summary>None of the dialect's keys.</summary>
    Unknown,
}

/// <summary>A tensor of a checkpoint.</summary>
/// <param name="Type">Its element type, as safetensors names it: <c>F32</c>.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Key">Its key in the file.</param>
/// <param name="Reference">The key in the words of the reference network; empty where there is none.</param>
/// <param name="Role">How its dialect takes it.</param>
internal sealed record CheckpointTensor(string Type, EquatableArray<long> Shape, string Key, string Reference, TensorRole Role)
{
    public bool IsFloating => Type is "F64" or "F32" or "F16" or "BF16";
}

/// <summary>What a checkpoint's file says of itself, as the build read it.</summary>
/// <param name="Path">The path as <c>[Checkpoint]</c> has it, with slashes.</param>
/// <param name="Output">Where the build copies it, below the program's folder.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
/// <param name="Dialect">Whose keys it has.</param>
/// <param name="IsBackbone">Whether the dialect's files hold a backbone and no head.</param>
/// <param name="Tensors">Its tensors, in the file's order.</param>
internal sealed record CheckpointHeader(
    string Path, string Output, string? Fault, string Dialect, bool IsBackbone, EquatableArray<CheckpointTensor> Tensors);
