using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting;

/// <summary>What a report tells.</summary>
internal sealed record Report
{
    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>What was done, in a paragraph.</summary>
    public required string Lead { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>With what it ran: versions, system, threads.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The classes.</summary>
    public required ClassList Classes { get; init; }

    /// <summary>The networks that learnt, the one that the report is about first.</summary>
    public required IReadOnlyList<ReportRun> Runs { get; init; }

    /// <summary>The first network's answers to the held-out images.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The first network, stage by stage.</summary>
    public required ReportNetwork Network { get; init; }

    /// <summary>Always answering the commonest class.</summary>
    public ReportRun Commonest => new($"always {Classes.Names[CommonestClass.Of(Evaluation.Matrix)]}", CommonestClass.Score(Evaluation.Matrix), []);
}
