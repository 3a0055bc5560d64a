using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Budgets.Memory;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>A run whose memory is measured.</summary>
/// <param name="Model">A name of the catalogue, or that of one of the networks here.</param>
/// <param name="Batch">Images at once.</param>
/// <param name="Height">Their height.</param>
/// <param name="Width">Their width.</param>
/// <param name="IsTraining">A step of training in place of inference.</param>
internal sealed record MemoryCase(string Model, int Batch, int Height, int Width, bool IsTraining)
{
    private const int Classes = 19;

    private ModelSpec Spec => new(Model, Classes);

    public Network Build() => Model switch
    {
        nameof(OperatorsNet) => new OperatorsNet(),
        nameof(AttentionNet) => new AttentionNet(),
        nameof(LiteralAttentionNet) => new LiteralAttentionNet(),
        _ => ModelCatalog.Build(Spec),
    };

    /// <summary>The bytes that the compiler counts.</summary>
    public long Counted
    {
        get
        {
            var size = new InputSize(Batch, Height, Width);
            if (ModelCatalog.All.All(entry => entry.Name != Model))
            {
                using Network network = Build();
                return PeakMemory.Of(CompiledGraph.Infer(network.GetType(), new Dictionary<string, ArgumentValue>(), size), IsTraining).Bytes;
            }

            NetworkMemory memory = NetworkMemory.Of(Spec, size);
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
