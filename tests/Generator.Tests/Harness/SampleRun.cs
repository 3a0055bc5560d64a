namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Runs the networks of a sample.</summary>
internal static class SampleRun
{
    /// <summary>Every network for which a run has all that it needs, in every run.</summary>
    public static void Everything(Sample sample)
    {
        var networks = new RealShapes(Expanded.Of(sample.Source).IsClean());
        foreach (var values in sample.Runs)
        {
            foreach (var network in networks.Networks.Where(n => !n.Id.Contains('+')))
            {
                if (network.Hyperparameters.All(h => h.Default is not null || values.ContainsKey(h.Name)))
                    networks.AreInferred(network.Id, values);
            }
        }
    }
}
