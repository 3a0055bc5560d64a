using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws street scenes with their labels: one seed, one scene, the same every time.</summary>
/// <param name="width">The scenes' width.</param>
/// <param name="height">The scenes' height.</param>
internal sealed class ScenePainter(int width, int height)
{
    /// <summary>Scenes with seeds from <paramref name="first"/> on.</summary>
    public IReadOnlyList<Sample> Paint(int first, int count) => [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(i => Paint(unchecked(first + i)))];

    /// <summary>Draws one scene.</summary>
    public Sample Paint(int seed)
    {
        var random = new Random(seed);
        Mood mood = Mood.Draw(random);
        Street street = Street.Draw(random);
        // Whoever looks stands anywhere between the houses: what is road and what is pavement, the place in the picture does not tell.
        var camera = new Camera(
            width * random.Between(0.36f, 0.64f), height * random.Between(0.40f, 0.54f), width * random.Between(0.65f, 1.25f),
            street.HalfWidth * random.Between(-0.75f, 0.75f), random.Between(1.5f, 2.6f));

        using var canvas = new SceneCanvas(width, height);
        var easel = new Easel(canvas, camera, mood);
        SkyBrush.Paint(easel, random);
        SkylineBrush.Paint(easel, random);
        GroundBrush.Paint(easel, street, random);
        Thing[] things = [.. Things(street, mood, random).OrderByDescending(thing => thing.Z)];
        if (mood.IsWet) Mirror(easel, things);
        foreach (Thing thing in things) thing.Paint(easel);
        WeatherBrush.Paint(easel, random);
        Sample scene = canvas.Finish($"scene-{seed}");
        Film.Draw(random).Develop(scene.Image, random);
        return scene;
    }

    private static IEnumerable<Thing> Things(Street street, Mood mood, Random random) =>
    [
        .. ((int[])[-1, 1]).SelectMany(side => (IEnumerable<Thing>)
        [
            .. HouseBrush.Plan(street, mood, side, random),
            .. TreeBrush.Plan(street, mood, side, random),
            .. LampBrush.Plan(street, mood, side, random),
            .. PersonBrush.Plan(street, mood, side, random),
            .. VehicleBrush.Plan(street, mood, side, random),
        ]),
    ];

    private static void Mirror(Easel easel, IEnumerable<Thing> things)
    {
        const float strength = 0.5f;
        using var canvas = new SceneCanvas(easel.Canvas.Width, easel.Canvas.Height);
        Easel mirrored = easel with { Canvas = canvas, Camera = easel.Camera with { Mirrored = true } };
        SkyBrush.PaintMirrored(mirrored);
        foreach (Thing thing in things) thing.Paint(mirrored);
        easel.Canvas.Reflect(canvas, easel.Camera.HorizonY, strength);
    }
}
