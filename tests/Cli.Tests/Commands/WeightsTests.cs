using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Commands;

/// <summary><c>danet weights</c>, and trainings that start from other people's backbones.</summary>
public sealed class WeightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inspect_tells_format_dialect_network_and_every_tensor()
    {
        using var network = new DANet<ResNet18>(classes: 3);
        Checkpoint.Save(network, folder["theirs.pth"], Dialect.Mmsegmentation);
        string printed = Danet.Run("weights", "inspect", folder["theirs.pth"]).Success();
        Assert.Contains("PyTorch (zip)", printed);
        Assert.Contains("keys of mmsegmentation", printed);
        Assert.Contains("DANet on ResNet-18, plain stem of 64 channels, 3 classes, with auxiliary classifiers (danet-r18)", printed);
        Assert.Contains("corners not aligned, dropout of whole channels", printed);
        Assert.Matches(@"decode_head\.pam\.gamma\.scale +Float32 +\[\]", printed);
        Assert.Matches(@"decode_head\.conv_seg\.weight +Float32 +\[3, 128, 1, 1\]", printed);
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.Contains($"{state.Count} tensors, {state.Values.Sum(t => t.numel()):N0} numbers", printed);

        Danet.Run("weights", "convert", folder["theirs.pth"], folder["mine.pth"], "--dialect", "reference", "--output-stride", "16").Success();
        string own = Danet.Run("weights", "inspect", folder["mine.pth"]).Success();
        Assert.Contains("network: danet-r18, 3 classes, output stride 16, with auxiliary classifiers; as the file says", own);
        Assert.DoesNotContain("usual there", own);

        Checkpoint.Save(network, folder["backbone.safetensors"], Dialect.Torchvision);
        Assert.Contains("ResNet-18, plain stem of 64 channels, no classifier of DANet", Danet.Run("weights", "inspect", folder["backbone.safetensors"]).Success());
    }

    [Fact]
    public void Converted_weights_of_others_are_scored_and_predict_as_their_network_does()
    {
        TinyData.Write(folder["data"]);
        using var network = new DANet<ResNet18>(classes: 3, alignCorners: false, channelwiseDropout: true);
        Checkpoint.Save(network, folder["theirs.pth"], Dialect.Mmsegmentation);
        string mine = folder["mine.safetensors"];
        Assert.Contains(
            "does not say which network", Danet.Run("eval", "--data", folder["data"], "--weights", folder["theirs.pth"]).Sentence());

        Danet.Run("weights", "convert", folder["theirs.pth"], mine, "--dialect", "reference", "--classes", folder["data", "classes.txt"]).Success();
        (Network opened, TrainedModel model) = TrainedModelFile.Open(mine, CPU);
        using (opened)
        {
            Assert.Equal(new ModelVariant(AlignCorners: false, ChannelwiseDropout: true), model.Spec.Variant);
            Assert.Equal(["Dark", "Grey", "Bright"], model.Classes.Names);
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            network.eval();
            Tensor image = randn(1, 3, 41, 57);
            Assert.True(network.Run(image).Named[0].Value!.equal(opened.Run(image).Named[0].Value!).all().item<bool>());
        }
        Assert.Contains("mIoU", Danet.Run("eval", "--data", folder["data"], "--weights", mine).Success());

        string counted = Danet.Run("weights", "convert", folder["theirs.pth"], folder["numbered.safetensors"], "--dialect", "reference", "--align-corners").Success();
        Assert.Contains("keys of the reference network", counted);
        TrainedModel numbered = TrainedModelFile.Describe(folder["numbered.safetensors"]);
        Assert.Equal(["class 0", "class 1", "class 2"], numbered.Classes.Names);
        Assert.True(numbered.Spec.Variant.AlignCorners);

        Assert.Contains("--multi-grid is for a file that says", Danet.Run("weights", "convert", mine, folder["no.safetensors"], "--multi-grid", "1,2,4").Sentence());
        Assert.Contains("output stride 7", Danet.Run(
            "weights", "convert", folder["theirs.pth"], folder["no.safetensors"], "--dialect", "reference", "--output-stride", "7").Sentence());
        File.WriteAllText(folder["two.txt"], "One\nTwo");
        Assert.Contains("3 classes apart and --classes names 2", Danet.Run(
            "weights", "convert", folder["theirs.pth"], folder["no.safetensors"], "--dialect", "reference", "--classes", folder["two.txt"]).Sentence());
        Assert.False(File.Exists(folder["no.safetensors"]));
    }

    [Fact]
    public void Conversion_there_and_back_loses_nothing_and_diff_says_so()
    {
        using var network = new DANet<ResNet18>(classes: 3);
        Checkpoint.Save(network, folder["first.safetensors"], new Dictionary<string, string> { ["note"] = "kept" });
        foreach (string dialect in (string[])["authors", "mmsegmentation"])
        {
            Danet.Run("weights", "convert", folder["first.safetensors"], folder["there.pth"], "--dialect", dialect).Success();
            Danet.Run("weights", "convert", folder["there.pth"], folder["back.safetensors"], "--dialect", "reference").Success();
            string same = Danet.Run("weights", "diff", folder["there.pth"], folder["back.safetensors"]).Success();
            Assert.Contains($"{network.state_dict().Count} tensors are equal, 0 differ", same);
            using WeightsFile a = WeightsFile.Open(folder["first.safetensors"]), b = WeightsFile.Open(folder["back.safetensors"]);
            foreach (WeightsEntry entry in a.Entries)
            {
                using Tensor left = a.Read(entry.Key), right = b.Read(entry.Key);
                Assert.Equal(left.shape, right.shape);
                Assert.True(left.bytes.SequenceEqual(right.bytes), entry.Key);
            }
            Assert.Equal("kept", b.Metadata["note"]);
        }

        Danet.Run("weights", "convert", folder["first.safetensors"], folder["same.dat"]).Success();
        Danet.Run("weights", "diff", folder["first.safetensors"], folder["same.dat"]).Success();
        Assert.Contains("left out", Danet.Run("weights", "convert", folder["first.safetensors"], folder["backbone.pth"], "--dialect", "torchvision").Success());
    }

    [Fact]
    public void Diff_tells_what_differs_and_by_how_much()
    {
        using var scope = NewDisposeScope();
        SafeTensors.Write(folder["a.safetensors"], [("same", ones(2)), ("moved", tensor(new float[] { 1, 2 })), ("shaped", ones(2, 3)), ("gone", ones(1)), ("nan", tensor(new[] { float.NaN, 1 }))]);
        SafeTensors.Write(folder["b.safetensors"], [("same", ones(2)), ("moved", tensor(new float[] { 1, 2.5f })), ("shaped", ones(3, 2)), ("new", ones(1)), ("nan", tensor(new[] { float.NaN, 1 }))]);
        Danet run = Danet.Run("weights", "diff", folder["a.safetensors"], folder["b.safetensors"]);
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains($"only in {folder["a.safetensors"]}: gone", run.Output);
        Assert.Contains($"only in {folder["b.safetensors"]}: new", run.Output);
        Assert.Contains("shape: shaped is [2, 3] and [3, 2]", run.Output);
        Assert.Contains("values: moved differs by 0.5 at most", run.Output);
        Assert.Contains("2 tensors are equal, 1 differ in values, 1 in shape", run.Output);
        Assert.Contains("the largest difference is 0.5 in moved", run.Output);
    }

    [Fact]
    public void A_training_starts_from_other_peoples_backbones_whatever_their_stem()
    {
        TinyData.Write(folder["data"]);
        using var plain = new DANet<ResNet18>(classes: 5);
        using var deep = new DANet<ResNet18>(classes: 5, deepStem: true);
        Checkpoint.Save(plain, folder["torchvision.pth"], Dialect.Torchvision);
        Checkpoint.Save(deep, folder["mmsegmentation.pth"], Dialect.Mmsegmentation);
        // A rate of next to nothing: what the backbone started from is what it ends with.
        string[] training = ["--model", "danet-r18", "--epochs", "1", "--batch", "3", "--output-stride", "16", "--lr", "1e-30", "--threads", "2"];

        foreach ((string file, Network source, bool isDeep) in ((string, Network, bool)[])[("torchvision.pth", plain, false), ("mmsegmentation.pth", deep, true)])
        {
            string run = folder[$"run-{file}"];
            int tensors = source.state_dict().Keys.Count(key => key.StartsWith("model.", StringComparison.Ordinal));
            string told = Danet.Run(["train", "--data", folder["data"], "--out", run, "--backbone-weights", folder[file], .. training]).Success();
            Assert.Contains($"{tensors} tensors fitted", told);
            (Network trained, TrainedModel model) = TrainedModelFile.Open(Path.Combine(run, "last.safetensors"), CPU);
            using (trained)
            {
                Assert.Equal(isDeep, model.Spec.Variant.DeepStem);
                using var scope = NewDisposeScope();
                Tensor expected = source.state_dict()["model.layer4.1.conv2.weight"], actual = trained.state_dict()["model.layer4.1.conv2.weight"];
                Assert.True(allclose(expected, actual));
            }
        }

        string Refused(params string[] words) => Danet.Run(["train", "--data", folder["data"], "--out", folder["none"], .. words]).Sentence();
        Assert.Contains("holds a ResNet-18 and danet-r50 is built on ResNet-50; choose --model danet-r18", Refused("--model", "danet-r50", "--backbone-weights", folder["torchvision.pth"]));
        Assert.Contains("leave one of them out", Refused("--init", folder["torchvision.pth"], "--backbone-weights", folder["torchvision.pth"]));
        Assert.Contains("does not exist", Refused("--backbone-weights", folder["missing.pth"]));
    }

    [Theory]
    [InlineData("weights inspect nothing.pth", "'nothing.pth' does not exist")]
    [InlineData("weights inspect .", "'.' is a folder")]
    [InlineData("weights convert nothing.pth out.pth", "'nothing.pth' does not exist")]
    [InlineData("weights convert nothing.pth out.xyz", "out.xyz ends in none of .safetensors, .pth, .pt, .dat")]
    [InlineData("weights convert nothing.pth out.pth --dialect author", "--dialect takes reference or authors or mmsegmentation or torchvision, not 'author'")]
    [InlineData("weights convert nothing.pth out.pth --classes none.txt", "no file of classes none.txt")]
    [InlineData("weights diff nothing.pth nothing.pth", "'nothing.pth' does not exist")]
    [InlineData("weights", "see `danet weights --help`")]
    public void Wrong_calls_are_answered_with_a_sentence(string call, string part) => Assert.Contains(part, Danet.Run(call.Split(' ')).Sentence());
}
