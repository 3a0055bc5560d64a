using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws trees along the kerb: a trunk, and a crown of tufts that is dark below and bright above.</summary>
internal static class TreeBrush
{
    private static readonly SKColor[] Crowns = [new(64, 112, 48), new(92, 128, 44), new(50, 92, 56), new(196, 132, 44), new(176, 84, 40), new(226, 170, 190)];
    private static readonly SKColor Bark = new(84, 62, 44), Snow = new(226, 232, 240);

    /// <summary>Plans the trees of one side.</summary>
    public static IEnumerable<Thing> Plan(Street street, Mood mood, int side, Random random)
    {
        SKColor crown = mood.IsSnowy ? random.Of(Crowns).Towards(Snow, 0.6f) : random.Of(Crowns);
        float spacing = random.Between(6, 15);
        bool isBare = random.Happens(0.15f);
        for (float z = random.Between(4, 10); z < Camera.Far * 0.75f && !isBare; z += spacing * random.Between(0.7f, 1.4f))
        {
            if (random.Happens(0.25f)) continue;
            float x = side * (street.HalfRoad + random.Between(0.6f, Math.Min(1.8f, street.Pavement - 1))), distance = z;
            float trunk = random.Between(1.7f, 2.7f), radius = random.Between(1.0f, 2.2f);
            int seed = random.Next();
            yield return new(z, easel => Paint(easel, crown, x, distance, trunk, radius, new Random(seed)));
        }
    }

    private static void Paint(Easel easel, SKColor crown, float x, float z, float trunk, float radius, Random random)
    {
        if (!easel.Camera.Mirrored && easel.Mood.Shadow > 0) easel.Shadow(x + radius * 0.8f, z, radius, radius * 0.8f, easel.Mood.Shadow * 0.9f);
        float fork = trunk + radius * 0.6f, middle = trunk + radius;
        easel.Facing(SceneClasses.Tree, Bark, x, z, (-0.15f, 0), (-0.09f, fork), (0.09f, fork), (0.15f, 0));
        easel.Facing(SceneClasses.Tree, Bark.Times(0.8f), x, z, (0, fork - 0.5f), (-radius * 0.5f, middle), (-radius * 0.4f, middle), (0.1f, fork - 0.5f));
        int tufts = z < 30 ? 26 : 12;
        for (int tuft = 0; tuft < tufts; tuft++)
        {
            double angle = random.NextDouble() * Math.Tau, reach = Math.Sqrt(random.NextDouble()) * radius * 0.72;
            // From the shaded bottom to the bright top.
            float up = (float)Math.Sin(angle) * (float)reach * 0.85f, across = (float)Math.Cos(angle) * (float)reach;
            float light = 0.72f + 0.38f * (up / radius + 0.5f) * random.Between(0.8f, 1.15f);
            easel.Ball(SceneClasses.Tree, crown.Times(light), x + across, middle + up, z, radius * random.Between(0.26f, 0.46f), 0.9f);
        }
    }
}
