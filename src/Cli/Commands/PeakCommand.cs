using System.CommandLine;
using System.Text.Json;
using DaNetGen.Cli.Benchmark.Measuring;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet peak</c>, which the help does not list: the process that <c>danet bench</c> starts to measure one variant's memory.</summary>
internal static class PeakCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var probe = new Argument<string>("PROBE") { Description = "A variant and what it is to run, as JSON." };
        var command = new Command(MemoryChild.Command, "Runs a variant of a benchmark once and prints the memory that this took.") { probe };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            MemoryProbe asked = MemoryProbe.Read(parsed.GetValue(probe)!);
            TorchSetup.Start(asked.Work.Threads);
            terminal.Line(JsonSerializer.Serialize(asked.Measure()));
            return 0;
        });
        return command;
    }
}
