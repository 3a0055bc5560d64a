using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Commands;

/// <summary>Every wrong input is answered with one sentence that names the place, exit code 1, no stack trace, and nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public BadInputTests() => TinyData.Write(folder["data"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Missing_folder() => Assert.Contains("no folder /nowhere/at/all", Danet.Run("train", "--data", "/nowhere/at/all").Sentence());

    [Theory]
    [InlineData("val")]
    [InlineData("valannot")]
    [InlineData("trainannot")]
    public void Missing_part_of_the_data(string part)
    {
        Directory.Delete(folder["data", part], recursive: true);
        Assert.Contains($"no folder {part}/", Train());
    }

    [Fact]
    public void No_images()
    {
        foreach (string file in Directory.GetFiles(folder["data", "val"])) File.Delete(file);
        Assert.Contains("holds no image", Train());
    }

    [Fact]
    public void Image_without_label()
    {
        File.Delete(folder["data", "valannot", "val1.png"]);
        File.Delete(folder["data", "valannot", "val2.png"]);
        string sentence = Train();
        Assert.Contains("val1.png has no label", sentence);
        Assert.Contains("one more file", sentence);
    }

    [Fact]
    public void Label_out_of_range()
    {
        var values = new byte[40 * 32];
        values[2 * 40 + 7] = 37;
        LabelFile.Write(new(40, 32, values), folder["data", "trainannot", "train1.png"]);
        string sentence = Train();
        Assert.Contains("train1.png has the value 37 at x=7, y=2", sentence);
        Assert.Contains("0 to 3, or 255", sentence);
    }

    [Fact]
    public void Image_that_is_none()
    {
        File.WriteAllText(folder["data", "train", "train0.png"], "this is text");
        Assert.Contains("train0.png is no image", Train());
    }

    [Fact]
    public void Image_that_is_cut_short()
    {
        string path = folder["data", "val", "val0.png"];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^600]);
        Assert.Contains("val0.png is no image", Train());
    }

    [Fact]
    public void Label_that_is_none()
    {
        File.WriteAllText(folder["data", "trainannot", "train0.png"], "this is text");
        Assert.Contains("train0.png is no label map (it is no PNG file)", Train());
    }

    [Fact]
    public void Label_in_colours()
    {
        ImageFile.Write(RgbImage.Filled(40, 32, new(128, 64, 128)), folder["data", "trainannot", "train0.png"]);
        Assert.Contains("it is a colour picture", Train());
    }

    [Fact]
    public void Label_of_another_size()
    {
        LabelFile.Write(new(20, 16, new byte[320]), folder["data", "trainannot", "train2.png"]);
        Assert.Contains("is 20x16 and its image 40x32", Train());
    }

    [Fact]
    public void Nothing_labelled()
    {
        var nothing = new byte[40 * 32];
        Array.Fill(nothing, (byte)255);
        for (int i = 0; i < 3; i++) LabelFile.Write(new(40, 32, nothing), folder["data", "trainannot", $"train{i}.png"]);
        Assert.Contains("No pixel", Train());
    }

    [Fact]
    public void Multi_grid_of_a_network_without() =>
        Assert.Contains("danet-small has no multi-grid", Train("--model", "danet-small", "--multi-grid", "1,2"));

    [Fact]
    public void Unknown_model() => Assert.Contains("no model 'danet-r81' (did you mean 'danet-r18'?)", Train("--model", "danet-r81"));

    [Fact]
    public void Output_stride_that_is_not_offered() => Assert.Contains("output stride 12", Train("--output-stride", "12"));

    [Fact]
    public void Crop_that_leaves_one_value() => Assert.Contains("--batch", Train("--batch", "1", "--crop", "8x8", "--output-stride", "8"));

    [Fact]
    public void Scales_in_the_wrong_order() => Assert.Contains("--min-scale", Train("--min-scale", "2", "--max-scale", "1"));

    [SkippableFact]
    public void Cuda_where_there_is_none()
    {
        bool hasCuda = false;
        try
        {
            Devices.Open("cuda");
            hasCuda = true;
        }
        catch (UserError)
        {
        }
        Skip.If(hasCuda, "This machine has a CUDA device.");
        Assert.Contains("no CUDA device", Train("--device", "cuda"));
        Assert.Contains("no device 'tpu'", Train("--device", "tpu"));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "ten")]
    [InlineData("--batch", "-1")]
    [InlineData("--lr", "fast")]
    [InlineData("--crop", "12by12")]
    [InlineData("--multi-grid", "1,x")]
    [InlineData("--scale", "0")]
    public void Wrong_values(string option, string value) => Assert.Contains($"{option} takes", Train(option, value));

    [Theory]
    [InlineData("did you mean 'train'", "trian")]
    [InlineData("did you mean '--epochs'", "train", "--data", "x", "--epoch", "3")]
    [InlineData("--data", "train")]
    [InlineData("IMAGE is missing; see `danet predict --help`", "predict", "--weights", "x")]
    [InlineData("--data and --weights are missing", "eval")]
    [InlineData("A and B are missing", "weights", "diff")]
    [InlineData("--out needs a value", "demo", "--out")]
    [InlineData("--out needs a value", "demo", "--out", "")]
    [InlineData("DIR is empty", "report", "")]
    [InlineData("`danet data` needs a command: check", "data")]
    [InlineData("no command 'data chek' (did you mean 'check'?)", "data", "chek")]
    [InlineData("no option '--data'", "data", "check", "--data", "x")]
    [InlineData("no option '--heads'", "ablate", "--heads", "fcn")]
    [InlineData("at most 2147483647", "demo", "--scenes", "99999999999")]
    [InlineData("did you mean 'fcn-r50'", "summary", "fcn-r5O")]
    [InlineData("did you mean 'fcn-r50'", "export", "fcn-r5O", "--to", "pytorch")]
    [InlineData("did you mean 'export'", "exprot")]
    [InlineData("--to", "export", "danet-r18")]
    public void Wrong_words(string part, params string[] args) => Assert.Contains(part, Danet.Run(args).Sentence());

    [Fact]
    public void Loss_that_leaves_the_numbers()
    {
        string[] wild = ["--output-stride", "32", "--lr", "1e30", "--warm-up", "0", "--epochs", "5", "--batch", "2"];
        Assert.Contains("lower --lr", Danet.Run(["train", "--data", folder["data"], "--out", folder["run"], .. wild]).Sentence());
    }

    [Fact]
    public void Checkpoints_that_are_missing_foreign_cut_short_or_of_another_model()
    {
        string Eval(string weights) => Danet.Run("eval", "--data", folder["data"], "--weights", weights).Sentence();
        Assert.Contains("no checkpoint", Eval(folder["missing.safetensors"]));

        File.WriteAllText(folder["text.safetensors"], "this is text and no weights");
        Assert.Contains("text.safetensors", Eval(folder["text.safetensors"]));

        ClassList classes = ClassesFile.OfFolder(folder["data"]);
        var model = new TrainedModel(new("fcn-r18", classes.Count, 32), classes, new([0, 0, 0], [1, 1, 1]), 1);
        using Network network = ModelCatalog.Build(model.Spec);
        string whole = folder["whole.safetensors"], cut = folder["cut.safetensors"], foreign = folder["foreign.safetensors"], bare = folder["bare.safetensors"];
        TrainedModelFile.Save(network, model, whole);
        File.WriteAllBytes(cut, File.ReadAllBytes(whole)[..^1000]);
        Assert.Contains("cut.safetensors", Eval(cut));

        TrainedModelFile.Save(network, model with { Spec = model.Spec with { Name = "danet-r18" } }, foreign);
        Assert.Contains("foreign.safetensors", Eval(foreign));

        Checkpoint.Save(network, bare);
        Assert.Contains("does not say which network", Eval(bare));

        File.WriteAllText(folder["data", "classes.txt"], "One\nTwo\nThree\nFour");
        Assert.Contains("knows 3 classes", Eval(whole));
        Assert.Contains("train0.png", Danet.Run("train", "--data", folder["data"], "--init", folder["train0.png"]).Sentence());
    }

    [Fact]
    public void Images_to_predict_that_are_missing_or_of_one_name()
    {
        ClassList classes = ClassesFile.OfFolder(folder["data"]);
        var model = new TrainedModel(new("fcn-r18", classes.Count, 32), classes, new([0, 0, 0], [1, 1, 1]), 1);
        using Network network = ModelCatalog.Build(model.Spec);
        TrainedModelFile.Save(network, model, folder["w.safetensors"]);
        string image = folder["data", "val", "val0.png"];
        string Predict(params string[] images) => Danet.Run(["predict", .. images, "--weights", folder["w.safetensors"], "--out", folder["out"]]).Sentence();
        Assert.Contains("no image", Predict(image, folder["none.png"]));
        Assert.Contains("named 'val0'", Predict(image, image));
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void Debug_adds_the_trace()
    {
        Danet run = Danet.Run("train", "--data", "/nowhere/at/all", "--debug");
        Assert.Equal(1, run.Code);
        Assert.Contains("   at ", run.Error);
    }

    /// <summary>Runs a training that has to fail, and sees that it left nothing behind.</summary>
    private string Train(params string[] more)
    {
        string[] shortest = more.Contains("--epochs") ? [] : ["--epochs", "1"];
        string sentence = Danet.Run(["train", "--data", folder["data"], "--out", folder["run"], .. shortest, .. more]).Sentence();
        Assert.False(Directory.Exists(folder["run"]));
        return sentence;
    }
}
