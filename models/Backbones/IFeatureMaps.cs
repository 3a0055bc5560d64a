using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>What a backbone gives, from shallow to deep. Owns its tensors.</summary>
public interface IFeatureMaps : IDisposable
{
    /// <summary>The first stage's map, a quarter of the image's size.</summary>
    Tensor Layer1 { get; }

    /// <summary>The second stage's map, an eighth of the image's size.</summary>
    Tensor Layer2 { get; }

    /// <summary>The third stage's map, at the output stride or a sixteenth of the image's size.</summary>
    Tensor Layer3 { get; }

    /// <summary>The last stage's map, at the output stride.</summary>
    Tensor Layer4 { get; }
}
