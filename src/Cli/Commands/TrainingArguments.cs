using System.CommandLine;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>The options that say how networks are trained, for every command that trains.</summary>
internal sealed class TrainingArguments
{
    private const double AdamRate = 2e-4;
    private const double AdamDecay = 0.01;
    private static readonly TrainingOptions Standard = new();

    private readonly Option<string?> layout = CommandOptions.Layout();
    private readonly Option<int> outputStride = CommandOptions.OutputStride();
    private readonly Option<int[]?> multiGrid = CommandOptions.MultiGrid();
    private readonly Option<bool> noAux = new("--no-aux") { Description = "Leave the auxiliary heads out." };
    private readonly Option<int> epochs = CommandOptions.Whole("--epochs", Standard.Epochs, 1, "Passes over the training images.");
    private readonly Option<int> batch = CommandOptions.Whole("--batch", Standard.Batch, 1, "Images in a step; batch normalisation wants four or more.");
    private readonly Option<double> rate = CommandOptions.Number(
        "--lr", 0, 0, "The backbone's learning rate at the start; the head learns at ten times it. Default (0): 0.01 for sgd, 0.0002 for adamw.");
    private readonly Option<int> warmUp = CommandOptions.Whole("--warm-up", Standard.WarmUp, 0, "Steps over which the rate rises to its start.");
    private readonly Option<double> aux = CommandOptions.Number("--aux-weight", Standard.AuxiliaryWeight, 0, "The weight of each auxiliary output's loss.");
    private readonly Option<double> scale = CommandOptions.Number(
        "--scale", 1, 0.01, "Read images at this fraction of their size; scores are at the labels' full size all the same.");
    private readonly Option<PixelSize?> crop = CommandOptions.Size("--crop", "Size of the random crops. Default: the smallest image, at most 256x256.");
    private readonly Option<double> smallest = CommandOptions.Number("--min-scale", Standard.SmallestScale, 0.05, "Smallest factor of random scaling.");
    private readonly Option<double> largest = CommandOptions.Number("--max-scale", Standard.LargestScale, 0.05, "Largest factor of random scaling.");
    private readonly Option<OptimiserKind> optimiser = CommandOptions.Choice<OptimiserKind>("--optimizer", "sgd (momentum 0.9; the default) or adamw (as in PyTorch: betas 0.9 and 0.999, weight decay 0.01).");
    private readonly Option<double> jitter = CommandOptions.Number("--jitter", Standard.Jitter, 0, "Change brightness, contrast and saturation by up to this share, such as 0.3.");
    private readonly Option<bool> weigh = new("--class-weights") { Description = "Let rare classes weigh more in the loss: 1 / ln(1.02 + share of the pixels)." };
    private readonly Option<bool> hard = new("--ohem") { Description = "Learn from the hard pixels alone: those whose class has a probability below 0.7." };
    private readonly Option<int> every = CommandOptions.Whole("--score-every", Standard.ScoreEvery, 0, "Score val/ every N epochs; 0 scores at the end alone.");
    private readonly Option<int> threads = CommandOptions.Threads();
    private readonly Option<int> workers = CommandOptions.Whole("--workers", Standard.Workers, 0, "Batches made ahead of the steps at a time; the result is the same.");
    private readonly Option<string> device = CommandOptions.Device();
    private readonly Option<Precision> precision = PrecisionOption();
    private readonly Option<double> save = CommandOptions.Number(
        "--save-minutes", 2, 0, "Save the training's state this often inside an epoch, beside every epoch's end.");

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        layout, outputStride, multiGrid, noAux, epochs, batch, rate, warmUp, aux, scale, crop, smallest, largest,
        optimiser, jitter, weigh, hard, every, threads, workers, device, precision, save,
    ];

    /// <summary>In which numbers the network computes.</summary>
    public static Option<Precision> PrecisionOption() => CommandOptions.Choice<Precision>(
        "--precision", "fp32 (the default), or bf16: compute in bfloat16 over single-precision parameters, where the device has it.", Precision.Fp32, Precision.Bf16);

    /// <summary>What was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="output">Where the run's files go.</param>
    /// <param name="seed">What all chance is drawn from.</param>
    public TrainSettings Read(ParseResult parsed, string data, string model, string output, int seed)
    {
        bool adam = parsed.GetValue(optimiser) == OptimiserKind.AdamW;
        return new()
        {
            Data = Path.GetFullPath(data),
            Layout = parsed.GetValue(layout),
            Model = model,
            Out = output,
            OutputStride = parsed.GetValue(outputStride),
            MultiGrid = parsed.GetValue(multiGrid),
            Aux = !parsed.GetValue(noAux),
            Scale = parsed.GetValue(scale),
            Crop = parsed.GetValue(crop),
            Device = parsed.GetValue(device)!,
            Threads = parsed.GetValue(threads),
            Precision = parsed.GetValue(precision),
            WeighClasses = parsed.GetValue(weigh),
            SaveMinutes = parsed.GetValue(save),
            Command = CommandLine.Of(parsed),
            Training = Standard with
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Optimiser = adam ? OptimiserKind.AdamW : OptimiserKind.Sgd,
                Rate = parsed.GetValue(rate) is > 0 and var asked ? asked : adam ? AdamRate : Standard.Rate,
                WeightDecay = adam ? AdamDecay : Standard.WeightDecay,
                Jitter = parsed.GetValue(jitter),
                HardOnly = parsed.GetValue(hard),
                Workers = parsed.GetValue(workers),
                WarmUp = parsed.GetValue(warmUp),
                AuxiliaryWeight = parsed.GetValue(aux),
                SmallestScale = parsed.GetValue(smallest),
                LargestScale = parsed.GetValue(largest),
                Seed = seed,
                ScoreEvery = parsed.GetValue(every),
            },
        };
    }
}
