using System.CommandLine;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet train</c>: its options.</summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> data = CommandOptions.Data();
        data.Required = false;
        var model = new Option<string>("--model")
        {
            Description = "The network, as `danet models` lists them.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "danet-r18",
        };
        var training = new TrainingArguments();
        Option<int> seed = CommandOptions.Whole("--seed", new TrainingOptions().Seed, 0, "What weights, order and crops are drawn from.");
        Option<double> minutes = CommandOptions.Number(
            "--max-minutes", 0, 0, "End after this time even if epochs are left; the rate then falls with the time. 0 sets no limit.");
        var init = new Option<string?>("--init") { Description = "Start from the weights of this checkpoint of the same network.", HelpName = "FILE" };
        var backbone = new Option<string?>("--backbone-weights")
        {
            Description = "Start the backbone from this file: a ResNet of torchvision, or the backbone of any DANet (.pth, .safetensors, .dat); the head starts anew.",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Where report.html, best.safetensors, last.safetensors, last.state, log.csv, score.json and run.json go. Default: runs/MODEL-DATE-TIME.",
            HelpName = "DIR",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a training that --out holds already." };
        var resume = new Option<string?>("--resume")
        {
            Description = "Go on with the training in this folder, with its own settings and to the very same weights; takes no other option.",
            HelpName = "DIR",
        };

        var command = new ExplainedCommand(
            "train", "Trains a network on a folder of images and labels, and scores it.",
            "danet train --data camvid --scale 0.5 --crop 144x192 --epochs 100 --max-minutes 30 --out runs/first",
            "danet train --data cityscapes --model danet-r50 --crop 512x512 --batch 4 --device cuda",
            "danet train --data camvid --precision bf16 --optimizer adamw --class-weights --jitter 0.3",
            "danet train --data camvid --model danet-r50 --backbone-weights resnet50.pth   # torchvision's",
            "danet train --resume runs/first   # after Ctrl-C, or a power cut")
        {
            data, model,
        };
        foreach (Option option in training.All) command.Add(option);
        foreach (Option option in (Option[])[minutes, seed, init, backbone, output, overwrite, resume]) command.Add(option);
        command.SetAction(parsed => parsed.GetValue(resume) is { } folder ? Resume(parsed, resume, folder, terminal) : TrainRun.Run(Asked(parsed), terminal));
        return command;

        TrainSettings Asked(ParseResult parsed)
        {
            TrainSettings settings = training.Read(
                parsed,
                parsed.GetValue(data) ?? throw new UserError("Option '--data' is required; see `danet train --help`."),
                parsed.GetValue(model)!,
                parsed.GetValue(output) ?? Path.Combine("runs", $"{parsed.GetValue(model)}-{DateTime.Now:yyyyMMdd-HHmmss}"),
                parsed.GetValue(seed));
            return settings with
            {
                Init = parsed.GetValue(init),
                BackboneWeights = parsed.GetValue(backbone),
                Overwrite = parsed.GetValue(overwrite),
                Training = settings.Training with { Time = parsed.GetValue(minutes) is > 0 and var limit ? TimeSpan.FromMinutes(limit) : null },
            };
        }
    }

    private static int Resume(ParseResult parsed, Option resume, string folder, Terminal terminal)
    {
        Option? other = parsed.CommandResult.Command.Options.FirstOrDefault(o => o != resume && parsed.GetResult(o) is { Implicit: false });
        if (other is not null)
            throw new UserError($"--resume goes on with the run's own settings and takes no {other.Name}; leave it out, or start anew from the weights with --init.");
        return TrainRun.Resume(folder, terminal);
    }
}
