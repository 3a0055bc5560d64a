using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;

namespace DaNetGen.Generator.Inference;

/// <summary>Adds to the warning about a stage that nothing reads what it costs: the parameters that learn nothing.</summary>
internal static class DeadWeights
{
    public static Problem Count(Problem problem, InferredNetwork network)
    {
        if (problem.Id != Descriptors.UnusedStage.Id || network.Find(problem.Spot.Stage!) is not { } stage)
        {
            return problem;
        }

        var parameters = Counts.Parameters(stage);
        return parameters.Constant == 0
            ? problem
            : problem with { Arguments = EquatableArray.Of(problem.Arguments[0], $", so its {parameters} parameters learn nothing") };
    }
}
