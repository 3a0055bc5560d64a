using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Scoring;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>The options that say how a trained network is run, for every command that segments.</summary>
internal sealed class InferenceArguments
{
    private readonly Option<Precision> precision = CommandOptions.Choice<Precision>(
        "--precision", "fp32 (the default); bf16: compute in bfloat16, about twice as fast where the device has it; or fp16: in float16, with --device cuda.");

    private readonly Option<bool> uncompiled = new("--uncompiled") { Description = "Run the network layer by layer, not as the compiled program: slower, for comparison." };

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [precision, uncompiled];

    /// <summary>The way that was asked for.</summary>
    /// <exception cref="UserError">The precision was asked for without the compiled program, or the device does not compute in it.</exception>
    public InferenceSettings Read(ParseResult parsed, torch.Device device)
    {
        var settings = new InferenceSettings(parsed.GetValue(precision), !parsed.GetValue(uncompiled));
        if (settings is { Precision: not Precision.Fp32, IsCompiled: false })
            throw new UserError($"--precision {PrecisionWord.Of(settings.Precision)} is the compiled program's; leave --uncompiled out.");
        PrecisionCheck.Compute(settings.Precision, device);
        return settings;
    }
}
