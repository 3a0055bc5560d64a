using System.CommandLine;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>The words of <c>danet bench</c>.</summary>
internal sealed class BenchArguments
{
    private const string StandardModel = "danet-r50";
    private const int StandardRounds = 5;
    private static readonly PixelSize StandardSize = new(224, 224);

    private readonly Argument<string[]> models = new("MODEL")
    {
        Description = $"The networks, as `danet models` lists them. Default: {StandardModel}.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<PixelSize?> size = CommandOptions.Size("--size", "The image's size. Default: 224x224.");
    private readonly Option<int> outputStride = CommandOptions.OutputStride();
    private readonly Option<IReadOnlyList<Precision>?> precisions = CommandOptions.Choices<Precision>(
        "--precision", "fp32 (the default), bf16, or both as fp32,bf16: in which numbers the networks compute. fp16 is computed on GPUs alone, and absent here.");
    private readonly Option<string?> outputs = new("--outputs")
    {
        Description = "The outputs that are wanted, such as fused or fused,position. Default: all of them.",
        HelpName = "NAME,NAME",
    };
    private readonly Option<int> rounds = CommandOptions.Whole("--rounds", StandardRounds, 0, "How often each variant has its turn; 0 measures memory alone.");
    private readonly Option<bool> noMemory = new("--no-memory") { Description = "Leave peak memory out, which takes a process for each variant." };
    private readonly Option<int> threads = CommandOptions.Threads(
        " Beside other programs OMP_WAIT_POLICY=PASSIVE in the environment steadies them; on an idle machine that slows TorchSharp's operators.");
    private readonly Option<string?> onnx = new("--onnx") { Description = "An ONNX file of the network, to be run by ONNX Runtime beside the one that is made here.", HelpName = "FILE" };
    private readonly Option<bool> portable = new("--portable") { Description = "Add the network compiled to PyTorch's public operators alone, as it runs where faster ones are not known to be." };
    private readonly Option<bool> table = new("--table") { Description = "Measure the cases of the README's table, and no others." };
    private readonly Option<BenchFormat> format = CommandOptions.Choice<BenchFormat>("--format", "table (the default), or markdown.");
    private readonly Option<string?> json = new("--json") { Description = "Where every round's figures go as JSON.", HelpName = "FILE" };

    /// <summary>The arguments without a name.</summary>
    public IReadOnlyList<Argument> Words => [models];

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [size, outputStride, precisions, outputs, rounds, noMemory, threads, onnx, portable, table, format, json];

    /// <summary>What was asked for.</summary>
    /// <exception cref="UserError">Words contradict one another, or a file is missing.</exception>
    public BenchSettings Read(ParseResult parsed)
    {
        string[] named = parsed.GetValue(models) ?? [];
        bool isTable = parsed.GetValue(table);
        string? given = named.Length > 0 ? "MODEL" : new Option[] { size, outputStride, precisions, outputs, noMemory, onnx }.FirstOrDefault(option => CommandOptions.IsGiven(parsed, option))?.Name;
        if (isTable && given is not null) throw new UserError($"--table has cases of its own; leave {given} out, or --table.");
        int count = parsed.GetValue(rounds);
        if (count == 0 && parsed.GetValue(noMemory)) throw new UserError("--rounds 0 with --no-memory leaves nothing to measure; leave one of them out.");
        string? file = parsed.GetValue(onnx);
        if (file is not null && !File.Exists(file)) throw new UserError($"There is no file {file} for --onnx; check the path.");
        if (file is not null && named.Length > 1) throw new UserError("--onnx is a file of one network; name one MODEL.");
        return new()
        {
            Models = named.Length > 0 ? named : [StandardModel],
            Size = parsed.GetValue(size) ?? StandardSize,
            OutputStride = parsed.GetValue(outputStride),
            Precisions = parsed.GetValue(precisions) ?? [Precision.Fp32],
            Outputs = parsed.GetValue(outputs)?.Split(',') ?? [],
            Rounds = count,
            Memory = !parsed.GetValue(noMemory),
            Threads = parsed.GetValue(threads),
            Extras = new(file is null ? null : Path.GetFullPath(file), parsed.GetValue(portable)),
            IsTable = isTable,
            Format = parsed.GetValue(format),
            Json = parsed.GetValue(json),
        };
    }
}
