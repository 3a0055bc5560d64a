using DaNetGen.Cli.Data;
using DaNetGen.Cli.Demo;

namespace DaNetGen.Cli.Tests.Demo;

public class ScenePainterTests
{
    private readonly ScenePainter painter = new(192, 128);

    [Fact]
    public void One_seed_is_one_scene()
    {
        Sample scene = painter.Paint(11), again = new ScenePainter(192, 128).Paint(11), other = painter.Paint(12);
        Assert.Equal(scene.Image.Pixels, again.Image.Pixels);
        Assert.Equal(scene.Label.Classes, again.Label.Classes);
        Assert.NotEqual(scene.Label.Classes, other.Label.Classes);
    }

    [Fact]
    public void Labels_cover_the_classes_and_nothing_else()
    {
        var counts = new long[SceneClasses.List.Count];
        foreach (Sample scene in painter.Paint(100, 24))
        {
            Assert.Equal((192, 128, 192, 128), (scene.Image.Width, scene.Image.Height, scene.Label.Width, scene.Label.Height));
            Assert.All(scene.Label.Classes, label => Assert.InRange(label, 0, SceneClasses.List.Count - 1));
            foreach (byte label in scene.Label.Classes) counts[label]++;
        }
        Assert.All(counts, count => Assert.True(count > 0.002 * counts.Sum(), string.Join(", ", counts)));
    }

    [Fact]
    public void Scenes_painted_at_once_are_those_painted_one_by_one()
    {
        IReadOnlyList<Sample> together = painter.Paint(int.MaxValue - 1, 4);
        int[] seeds = [int.MaxValue - 1, int.MaxValue, int.MinValue, int.MinValue + 1];
        Assert.Equal(seeds.Select(seed => painter.Paint(seed).Name), together.Select(scene => scene.Name));
        Assert.All(seeds.Zip(together), pair => Assert.Equal(painter.Paint(pair.First).Image.Pixels, pair.Second.Image.Pixels));
    }

    [Theory]
    [InlineData(97, 129)]
    [InlineData(64, 48)]
    public void Scenes_have_any_size(int width, int height) => Assert.Equal(width * height, new ScenePainter(width, height).Paint(1).Label.Classes.Length);
}
