using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet summary</c>: prints a network stage by stage.</summary>
internal static class SummaryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var options = new ModelOptions();
        var command = new ExplainedCommand(
            "summary", "Prints every stage of a network: its shape, parameters, multiply-adds and memory.",
            "danet summary danet-r50", "danet summary danet-r101 --classes 11 --output-stride 16 --size 360x480");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            ModelSpec spec = options.Spec(parsed);
            TorchSetup.Start(threads: 0);
            InputSize input = options.Size(parsed);
            SummaryTable.Print(terminal, NetworkSummary.Rows(spec, input.Batch, input.Height, input.Width), NetworkMemory.Of(spec, input));
            return 0;
        });
        return command;
    }
}
