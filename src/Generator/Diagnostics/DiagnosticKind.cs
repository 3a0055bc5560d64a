namespace DaNetGen.Generator.Diagnostics;

/// <summary>What a diagnostic claims. Each descriptor has its kind's name as a custom tag, each diagnostic as a property.</summary>
internal enum DiagnosticKind
{
    /// <summary>The same network written by hand fails when it is built or when it runs, for all that it may be given.</summary>
    WouldFail,

    /// <summary>The language forbids it: it could be made to run, or it means nothing.</summary>
    Forbidden,

    /// <summary>It depends on sizes that only the running network knows, and generated code checks it.</summary>
    Undecided,

    /// <summary>DaNetGen itself failed over the declaration.</summary>
    Defect,
}
