namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>A way to run a network. Adding one is a file with its class, and its place in <see cref="VariantList"/>.</summary>
internal interface IVariant
{
    /// <summary>Its name in the table; no two have the same.</summary>
    string Name { get; }

    /// <summary>Whether the others' times are held against its time.</summary>
    bool IsReference => false;

    /// <summary>Why it cannot run this workload here, in a clause without a full stop; null where it can.</summary>
    string? Absence(Workload work) => null;

    /// <summary>Makes files in the workload's folder, once, before any process that measures needs them.</summary>
    void Prepare(Workload work)
    {
    }

    /// <summary>Gets ready to run: weights, packed or converted as the variant likes them, and a random image.</summary>
    IRun Open(Workload work);
}
