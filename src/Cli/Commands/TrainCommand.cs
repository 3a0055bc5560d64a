using System.CommandLine;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet train</c>: its options.</summary>
internal static class TrainCommand
{
    private const double AdamRate = 2e-4;
    private const double AdamDecay = 0.01;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        TrainingOptions standard = new();
        Option<string> data = CommandOptions.Data();
        data.Required = false;
        var resume = new Option<string?>("--resume")
        {
            Description = "Go on with the training in this folder, with its own settings and to the very same weights; takes no other option.",
            HelpName = "DIR",
        };
        Option<double> save = CommandOptions.Number(
            "--save-minutes", 2, 0, "Save the training's state this often inside an epoch, beside every epoch's end.");
        Option<int> workers = CommandOptions.Whole("--workers", standard.Workers, 0, "Batches made ahead of the steps at a time; the result is the same.");
        Option<OptimiserKind> optimiser = new("--optimizer")
        {
            Description = "sgd (momentum 0.9) or adamw.",
            HelpName = "NAME",
            DefaultValueFactory = _ => standard.Optimiser,
        };
        var model = new Option<string>("--model")
        {
            Description = "The network, as `danet models` lists them.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "danet-r18",
        };
        Option<int> outputStride = CommandOptions.OutputStride();
        Option<int[]?> multiGrid = CommandOptions.MultiGrid();
        var noAux = new Option<bool>("--no-aux") { Description = "Leave the auxiliary heads out." };
        Option<int> epochs = CommandOptions.Whole("--epochs", standard.Epochs, 1, "Passes over the training images.");
        Option<double> minutes = CommandOptions.Number(
            "--max-minutes", 0, 0, "End after this time even if epochs are left; the rate then falls with the time. 0 sets no limit.");
        Option<int> batch = CommandOptions.Whole("--batch", standard.Batch, 1, "Images in a step; batch normalisation wants four or more.");
        Option<double> rate = CommandOptions.Number(
            "--lr", 0, 0, "The backbone's learning rate at the start; the head learns at ten times it. Default (0): 0.01 for sgd, 0.0002 for adamw.");
        Option<double> jitter = CommandOptions.Number("--jitter", standard.Jitter, 0, "Change brightness, contrast and saturation by up to this share, such as 0.3.");
        Option<Precision> precision = PrecisionOption();
        var weigh = new Option<bool>("--class-weights") { Description = "Let rare classes weigh more in the loss: 1 / ln(1.02 + share of the pixels)." };
        var hard = new Option<bool>("--ohem") { Description = "Learn from the hard pixels alone: those whose class has a probability below 0.7." };
        Option<int> warmUp = CommandOptions.Whole("--warm-up", standard.WarmUp, 0, "Steps over which the rate rises to its start.");
        Option<double> aux = CommandOptions.Number("--aux-weight", standard.AuxiliaryWeight, 0, "The weight of each auxiliary output's loss.");
        Option<double> scale = CommandOptions.Number(
            "--scale", 1, 0.01, "Read images at this fraction of their size; scores are at the labels' full size all the same.");
        Option<PixelSize?> crop = CommandOptions.Size("--crop", "Size of the random crops. Default: the smallest image, at most 256x256.");
        Option<double> smallest = CommandOptions.Number("--min-scale", standard.SmallestScale, 0.05, "Smallest factor of random scaling.");
        Option<double> largest = CommandOptions.Number("--max-scale", standard.LargestScale, 0.05, "Largest factor of random scaling.");
        Option<int> every = CommandOptions.Whole("--score-every", standard.ScoreEvery, 0, "Score val/ every N epochs; 0 scores at the end alone.");
        Option<int> seed = CommandOptions.Whole("--seed", standard.Seed, 0, "What weights, order and crops are drawn from.");
        Option<int> threads = CommandOptions.Threads();
        Option<string> device = CommandOptions.Device();
        var init = new Option<string?>("--init") { Description = "Start from the weights of this checkpoint of the same network.", HelpName = "FILE" };
        var output = new Option<string?>("--out")
        {
            Description = "Where report.html, best.safetensors, last.safetensors, last.state, log.csv and run.json go. Default: runs/MODEL-DATE-TIME.",
            HelpName = "DIR",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a training that --out holds already." };

        var command = new Command("train", "Trains a network on a folder of images and labels, and scores it.")
        {
            data, model, outputStride, multiGrid, noAux, epochs, minutes, batch, rate, warmUp, aux, scale, crop, smallest, largest,
            optimiser, jitter, weigh, hard, every, seed, threads, workers, device, precision, init, output, overwrite, save, resume,
        };
        command.SetAction(parsed => parsed.GetValue(resume) is { } folder ? Resume(parsed, resume, folder, terminal) : TrainRun.Run(Asked(parsed), terminal));
        return command;

        TrainSettings Asked(ParseResult parsed)
        {
            bool adam = parsed.GetValue(optimiser) == OptimiserKind.AdamW;
            return new()
            {
                Data = Path.GetFullPath(parsed.GetValue(data) ?? throw new UserError("Option '--data' is required; see `danet train --help`.")),
                Model = parsed.GetValue(model)!,
                Out = parsed.GetValue(output) ?? Path.Combine("runs", $"{parsed.GetValue(model)}-{DateTime.Now:yyyyMMdd-HHmmss}"),
                OutputStride = parsed.GetValue(outputStride),
                MultiGrid = parsed.GetValue(multiGrid),
                Aux = !parsed.GetValue(noAux),
                Scale = parsed.GetValue(scale),
                Crop = parsed.GetValue(crop),
                Init = parsed.GetValue(init),
                Device = parsed.GetValue(device)!,
                Threads = parsed.GetValue(threads),
                Overwrite = parsed.GetValue(overwrite),
                Precision = parsed.GetValue(precision),
                WeighClasses = parsed.GetValue(weigh),
                SaveMinutes = parsed.GetValue(save),
                Command = string.Join(' ', ["danet", .. parsed.Tokens.Select(token => Quoted(token.Value))]),
                Training = standard with
                {
                    Epochs = parsed.GetValue(epochs),
                    Batch = parsed.GetValue(batch),
                    Optimiser = adam ? OptimiserKind.AdamW : OptimiserKind.Sgd,
                    Rate = parsed.GetValue(rate) is > 0 and var asked ? asked : adam ? AdamRate : standard.Rate,
                    WeightDecay = adam ? AdamDecay : standard.WeightDecay,
                    Jitter = parsed.GetValue(jitter),
                    HardOnly = parsed.GetValue(hard),
                    Workers = parsed.GetValue(workers),
                    WarmUp = parsed.GetValue(warmUp),
                    AuxiliaryWeight = parsed.GetValue(aux),
                    SmallestScale = parsed.GetValue(smallest),
                    LargestScale = parsed.GetValue(largest),
                    Seed = parsed.GetValue(seed),
                    Time = parsed.GetValue(minutes) is > 0 and var limit ? TimeSpan.FromMinutes(limit) : null,
                    ScoreEvery = parsed.GetValue(every),
                },
            };
        }
    }

    /// <summary>In which numbers the network computes.</summary>
    public static Option<Precision> PrecisionOption() => new("--precision")
    {
        Description = "fp32, or bf16: compute in bfloat16 over single-precision parameters, where the processor has it.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Precision.Fp32,
    };

    private static int Resume(ParseResult parsed, Option resume, string folder, Terminal terminal)
    {
        Option? other = parsed.CommandResult.Command.Options.FirstOrDefault(o => o != resume && parsed.GetResult(o) is { Implicit: false });
        if (other is not null)
            throw new UserError($"--resume goes on with the run's own settings and takes no {other.Name}; leave it out, or start anew from the weights with --init.");
        return TrainRun.Resume(folder, terminal);
    }

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;
}
