using System.CommandLine;
using DaNetGen.Cli.Scoring;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>The options that say how a trained network is run, for every command that segments.</summary>
internal sealed class InferenceArguments
{
    private readonly Option<Precision> precision = CommandOptions.Choice<Precision>(
        "--precision", "fp32 (the default), or bf16: compute in bfloat16, about twice as fast where the processor has it.");

    private readonly Option<bool> uncompiled = new("--uncompiled") { Description = "Run the network layer by layer, not as the compiled program: slower, for comparison." };

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [precision, uncompiled];

    /// <summary>The way that was asked for.</summary>
    /// <exception cref="UserError">The precision was asked for without the compiled program, or the processor has no instructions for it.</exception>
    public InferenceSettings Read(ParseResult parsed, torch.Device device)
    {
        var settings = new InferenceSettings(parsed.GetValue(precision), !parsed.GetValue(uncompiled));
        if (settings is { Precision: Precision.Bf16, IsCompiled: false })
            throw new UserError("--precision bf16 is the compiled program's; leave --uncompiled out.");
        if (settings.Precision == Precision.Bf16) Catalog.Bfloat16.Check(device);
        return settings;
    }
}
