using System.Globalization;
using Spectre.Console;

namespace DaNetGen.Cli.Ablation;

/// <summary>Prints an ablation: a row a network, the gain over the network without attention beside each.</summary>
internal static class AblationTable
{
    /// <summary>Prints the table.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<AblationRow> rows)
    {
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple).AddColumn("head");
        foreach (string heading in (string[])["parameters", "mIoU", $"over {rows[0].Head.Name}, seed by seed", "pixel accuracy"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (AblationRow row in rows)
        {
            table.AddRow(
                new Text(row.Head.Name),
                new Text(row.Parameters.ToString("N0", CultureInfo.InvariantCulture)),
                new Text(row.MeanIoU.ToString()),
                new Text(row == rows[0] ? "" : row.Over(rows[0]).ToString()),
                new Text(row.PixelAccuracy.ToString()));
        }
        terminal.Console.Write(table);
    }
}
