namespace DaNetGen.Checkpoints;

/// <summary>How a file holds named tensors.</summary>
public enum WeightsFormat
{
    /// <summary><c>.safetensors</c>: a JSON header, then the values. Read and written.</summary>
    SafeTensors,

    /// <summary><c>.pth</c> or <c>.pt</c> as torch.save writes it since PyTorch 1.6: a zip with a pickle and a file for each storage. Read and
    /// written.</summary>
    PyTorchZip,

    /// <summary><c>.pth</c> or <c>.pt</c> as torch.save wrote it before PyTorch 1.6: pickles, then the storages. Read only.</summary>
    PyTorchLegacy,

    /// <summary><c>.dat</c>, as TorchSharp's <c>Module.save</c> writes it. Read and written; has no place for metadata.</summary>
    TorchSharpDat,
}
