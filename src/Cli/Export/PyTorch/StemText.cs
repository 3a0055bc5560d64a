namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>A ResNet's stem: a module of its own, or its two layers in the network itself where its key is empty.</summary>
internal static class StemText
{
    /// <summary>The text of a stem.</summary>
    public static StageText Of(StageReader stage)
    {
        bool isDeep = stage.IsOn("deep");
        string channels = stage.Code(stage.Result.C);
        string[] norm = [.. stage.Norm("Norm")];
        if (stage.Key.Length > 0)
            return StageText.Module(stage.Declaration.Name, stage.Key, new(isDeep ? "DeepStem" : "Stem", [stage.InChannels, channels, .. norm]));

        PythonCall convolution = isDeep
            ? new("DeepConvolutions", [stage.InChannels, channels, .. norm])
            : new("nn.Conv2d", stage.InChannels, channels, "kernel_size=7", "stride=2", "padding=3", "bias=False");
        string normalisation = norm.Length > 0 ? norm[0].Split('=')[1] : "nn.BatchNorm2d";
        return new()
        {
            Modules = [("conv1", convolution), ("bn1", new(normalisation, channels))],
            Start = ["kaiming_normal(self.conv1)"],
            Compute = (writer, target, operands, comment) =>
            {
                writer.Line($"{target} = F.relu(self.bn1(self.conv1({operands[0]})), inplace=True)");
                writer.Assign(target, new("F.max_pool2d", target, "kernel_size=3", "stride=2", "padding=1"), comment);
            },
        };
    }
}
