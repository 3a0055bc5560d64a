using DaNetGen.Cli.Data;
using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws street scenes with their labels: one seed, one scene, the same every time.</summary>
/// <param name="width">The scenes' width.</param>
/// <param name="height">The scenes' height.</param>
internal sealed class ScenePainter(int width, int height)
{
    /// <summary>Scenes with seeds from <paramref name="first"/> on.</summary>
    public IReadOnlyList<Sample> Paint(int first, int count) => [.. Enumerable.Range(first, count).Select(seed => Paint(seed))];

    /// <summary>Draws one scene.</summary>
    public Sample Paint(int seed)
    {
        var random = new Random(seed);
        Mood mood = Mood.Draw(random);
        var camera = new Camera(
            width * Between(random, 0.38f, 0.62f), height * Between(random, 0.40f, 0.52f), width * Between(random, 0.55f, 0.75f), Between(random, 1.5f, 2.4f));
        var street = new Street(Between(random, 3.2f, 4.6f), Between(random, 2.2f, 3.6f));

        using var canvas = new SceneCanvas(width, height);
        SkyBrush.Paint(canvas, camera, mood, random);
        GroundBrush.Paint(canvas, camera, mood, street, random);
        // The far is drawn first, so that the near covers it.
        foreach ((float _, Action paint) in Things(canvas, camera, mood, street, random).OrderByDescending(thing => thing.Z)) paint();
        Sample scene = canvas.Finish($"scene-{seed}");
        Grain(scene.Image, random);
        return scene;
    }

    private static List<(float Z, Action Paint)> Things(SceneCanvas canvas, Camera camera, Mood mood, Street street, Random random)
    {
        List<(float, Action)> things = [];
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            HouseBrush.Plan(things, canvas, camera, mood, street, side, random);
            TreeBrush.Plan(things, canvas, camera, mood, street, side, random);
            PersonBrush.Plan(things, canvas, camera, mood, street, side, random);
            CarBrush.Plan(things, canvas, camera, mood, street, side, random);
        }
        return things;
    }

    /// <summary>A number in a range.</summary>
    public static float Between(Random random, float least, float most) => least + (most - least) * random.NextSingle();

    /// <summary>The noise of a sensor, so that flat colours are no giveaway.</summary>
    private static void Grain(RgbImage image, Random random)
    {
        const int strength = 9;
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)Math.Clamp(image.Pixels[i] + random.Next(-strength, strength + 1), 0, 255);
    }
}
