using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws people: head and hair, coat, arms and two legs, and an umbrella where it rains.</summary>
internal static class PersonBrush
{
    private static readonly SKColor[] Coats = [new(170, 40, 60), new(40, 70, 120), new(216, 170, 50), new(54, 54, 60), new(60, 120, 90), new(200, 196, 190), new(150, 96, 150)];
    private static readonly SKColor[] Skins = [new(226, 180, 150), new(164, 112, 80), new(108, 74, 54)];
    private static readonly SKColor[] Hairs = [new(40, 30, 26), new(96, 62, 36), new(176, 140, 86), new(120, 118, 116)];
    private static readonly SKColor[] Trousers = [new(44, 48, 64), new(70, 62, 54), new(36, 36, 40), new(84, 96, 120)];

    /// <summary>Plans the people of one side.</summary>
    public static IEnumerable<Thing> Plan(Street street, Mood mood, int side, Random random)
    {
        int count = random.Next(1, 7);
        for (int i = 0; i < count; i++)
        {
            bool isOnRoad = random.Happens(0.12f);
            float x = side * (isOnRoad ? street.HalfRoad * random.NextSingle() : street.HalfRoad + random.Between(0.6f, street.Pavement - 0.4f));
            float z = 4 + 17 * random.NextSingle() * random.NextSingle();
            var person = new Person(
                random.Of(Coats), random.Of(Skins), random.Of(Hairs), random.Of(Trousers), random.Between(1.55f, 1.9f), random.Between(0.05f, 0.24f),
                mood.IsWet && random.Happens(0.7f) ? random.Of(Coats) : null);
            yield return new(z, easel => Paint(easel, person, x, z));
        }
    }

    private static void Paint(Easel easel, Person person, float x, float z)
    {
        (float height, float stride) = (person.Height, person.Stride);
        float hip = height * 0.48f, shoulder = height * 0.83f;
        if (!easel.Camera.Mirrored) easel.Shadow(x, z, 0.4f, 0.35f, 0.25f + easel.Mood.Shadow / 2);
        foreach (float foot in (ReadOnlySpan<float>)[-stride, stride])
            easel.Facing(SceneClasses.Person, person.Trousers, x, z, (Math.Sign(foot) * 0.02f - 0.11f, hip), (Math.Sign(foot) * 0.02f + 0.11f, hip), (foot + 0.08f, 0), (foot - 0.08f, 0));
        foreach (int arm in (ReadOnlySpan<int>)[-1, 1])
            easel.Facing(SceneClasses.Person, person.Coat.Times(0.82f), x, z, (arm * 0.18f, shoulder), (arm * 0.28f, shoulder - 0.08f), (arm * (0.28f + stride / 2), hip), (arm * (0.18f + stride / 2), hip));
        easel.Facing(SceneClasses.Person, person.Coat, x, z, (-0.17f, shoulder + 0.04f), (0.17f, shoulder + 0.04f), (0.23f, shoulder - 0.06f), (0.22f, hip * 0.88f), (-0.22f, hip * 0.88f), (-0.23f, shoulder - 0.06f));
        easel.Ball(SceneClasses.Person, person.Hair, x, height * 0.945f, z, 0.135f, 1.1f);
        easel.Ball(SceneClasses.Person, person.Skin, x, height * 0.91f, z, 0.11f, 1.15f);
        if (person.Umbrella is not { } umbrella) return;
        float top = height + 0.5f, rim = height + 0.02f;
        easel.Facing(
            SceneClasses.Person, umbrella, x + 0.12f, z, (-0.62f, rim), (-0.5f, rim + 0.26f), (-0.22f, top - 0.08f), (0, top), (0.22f, top - 0.08f), (0.5f, rim + 0.26f), (0.62f, rim), (0.2f, rim + 0.1f), (-0.2f, rim + 0.1f));
    }

    private sealed record Person(SKColor Coat, SKColor Skin, SKColor Hair, SKColor Trousers, float Height, float Stride, SKColor? Umbrella);
}
