using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Ablation;

/// <summary>One of the networks that an ablation compares: they differ in nothing but the head.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Model">The start of its name in the list of models; the backbone's follows.</param>
internal sealed record AblationHead(string Name, string Model)
{
    /// <summary>The rows of the table, the one without attention first (Fu et al., CVPR 2019, table 1).</summary>
    public static IReadOnlyList<AblationHead> All { get; } =
    [
        new("FCN", "fcn"), new("+ position", "pam"), new("+ channel", "cam"), new("both: DANet", "danet"),
    ];

    /// <summary>The backbones that the list of models has under every head, by the ends of the models' names, such as "r18".</summary>
    public static IReadOnlyList<string> Backbones { get; } =
    [
        .. ModelCatalog.All.GroupBy(entry => entry.Name.Split('-')[^1], entry => entry.Name)
            .Where(names => All.All(head => names.Contains($"{head.Model}-{names.Key}"))).Select(names => names.Key),
    ];
}
