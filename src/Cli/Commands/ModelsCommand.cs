using System.CommandLine;
using DaNetGen.Cli.Catalog;
using Spectre.Console;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet models</c>: lists the networks.</summary>
internal static class ModelsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new ExplainedCommand("models", "Lists the networks that the other commands know by name.", "danet models");
        command.SetAction(_ => Run(terminal));
        return command;
    }

    private static int Run(Terminal terminal)
    {
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple).AddColumns("model", "head", "backbone");
        foreach (ModelEntry entry in ModelCatalog.All) table.AddRow(entry.Name, entry.Head, entry.Backbone);
        terminal.Console.Write(table);
        terminal.Line($"Each at output stride {string.Join(", ", ModelCatalog.OutputStrides)}, with or without auxiliary heads and, on a ResNet, multi-grid; for any number of classes.");
        return 0;
    }
}
