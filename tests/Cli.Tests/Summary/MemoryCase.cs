using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>A run whose memory is measured.</summary>
/// <param name="Model">A name of the catalogue.</param>
/// <param name="Batch">Images at once.</param>
/// <param name="Height">Their height.</param>
/// <param name="Width">Their width.</param>
/// <param name="IsTraining">A step of training in place of inference.</param>
internal sealed record MemoryCase(string Model, int Batch, int Height, int Width, bool IsTraining)
{
    private const int Classes = 19;

    public ModelSpec Spec => new(Model, Classes);

    /// <summary>The bytes that the compiler counts.</summary>
    public long Counted
    {
        get
        {
            NetworkMemory memory = NetworkMemory.Of(Spec, new InputSize(Batch, Height, Width));
            return (IsTraining ? memory.Training : memory.Inference).Bytes;
        }
    }

    public static MemoryCase Read(string text)
    {
        string[] parts = text.Split(' ');
        return new(parts[0], int.Parse(parts[1]), int.Parse(parts[2]), int.Parse(parts[3]), bool.Parse(parts[4]));
    }

    public override string ToString() => $"{Model} {Batch} {Height} {Width} {IsTraining}";
}
