using System.CommandLine;
using System.Text;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Reporting.Diagram;
using Spectre.Console;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet models</c>: lists the networks.</summary>
internal static class ModelsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = new Option<string?>("--pages")
        {
            Description = "Write a page for each of them into this folder: the table of its stages and their graph, for viewers of Markdown that draw Mermaid.",
            HelpName = "DIR",
        };
        var command = new ExplainedCommand("models", "Lists the networks that the other commands know by name.", "danet models", "danet models --pages docs/models") { pages };
        command.SetAction(parsed => parsed.GetValue(pages) is { } folder ? Describe(folder, terminal) : Run(terminal));
        return command;
    }

    private static int Describe(string folder, Terminal terminal)
    {
        TorchSetup.Start(threads: 0);
        foreach ((string name, string text) in ModelPages.All())
        {
            string path = Path.Combine(folder, name);
            WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            terminal.Line(path);
        }
        return 0;
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
