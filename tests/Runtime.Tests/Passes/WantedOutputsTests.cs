using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class WantedOutputsTests : PassTest
{
    private readonly Graph _graph;

    public WantedOutputsTests()
    {
        var shared = Make(Conv(), X);
        _graph = Outputs(Make(new Relu(), shared), Make(new Add(), Make(new Sigmoid(), shared), Image("z")));
    }

    [Fact]
    public void All_are_kept_where_nobody_says_which() => Assert.Same(_graph, WantedOutputs.Keep(_graph, null));

    [Fact]
    public void What_only_the_others_need_is_left_out_but_for_inputs()
    {
        var kept = WantedOutputs.Keep(_graph, ["y1"]);

        Assert.Equal("a = Convolution(x); b = Relu(a); y1: b", GraphForm.Of(kept));
        Assert.Equal(["x", "z"], kept.Inputs.Select(node => ((Input)node.Primitive).Name));
    }

    [Fact]
    public void They_stay_in_the_order_of_declaration() => Assert.Equal(GraphForm.Of(_graph), GraphForm.Of(WantedOutputs.Keep(_graph, ["y2", "y1"])));

    [Fact]
    public void What_nobody_reads_any_more_hinders_no_pass()
    {
        var shared = Make(Conv(), X);
        var graph = Outputs(Make(Norm(), shared), Make(new Sigmoid(), shared));

        Assert.Equal("a = Convolution(x); y1: a", GraphForm.Of(Pass.Run(graph, ["y1"], Pass.All)));
    }

    [Fact]
    public void A_name_that_is_none_is_told_with_those_that_are()
    {
        Assert.Contains("no output 'y3'", Assert.Throws<ArgumentException>(() => WantedOutputs.Keep(_graph, ["y1", "y3"])).Message);
        Assert.Contains("y1, y2", Assert.Throws<ArgumentException>(() => WantedOutputs.Keep(_graph, [])).Message);
    }
}
