using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws the rows of houses: a front along the street, a roof or a cornice, and the gable that faces the camera.</summary>
internal static class HouseBrush
{
    private const byte Label = SceneClasses.Building;
    private const float Deep = 11;

    private static readonly SKColor[] Walls =
    [
        new(178, 94, 72), new(204, 178, 140), new(148, 142, 136), new(214, 200, 176), new(132, 84, 70),
        new(170, 150, 120), new(120, 130, 142), new(222, 214, 204), new(196, 150, 110), new(150, 168, 160),
    ];

    private static readonly SKColor[] Roofs = [new(120, 66, 52), new(86, 82, 84), new(104, 76, 62), new(70, 78, 90)];
    private static readonly SKColor Snow = new(234, 238, 246);

    /// <summary>Plans the houses of one side.</summary>
    public static IEnumerable<Thing> Plan(Street street, Mood mood, int side, Random random)
    {
        for (float z = random.Between(0.2f, 3); z < Camera.Far;)
        {
            bool isTower = random.Happens(0.16f);
            float length = random.Between(7, 15), height = isTower ? random.Between(16, 34) : random.Between(5, 15), setBack = random.Between(0, 1.2f);
            float from = Math.Max(z, Camera.Near), to = z + length, x = side * (street.HalfWidth + setBack);
            var house = new House(side, x, from, to, height, isTower, !isTower && height < 12 && random.Happens(0.6f), random.Of(Walls), random.Of(Roofs), random.Next());
            if (!random.Happens(0.12f) && to > from) yield return new(to, easel => Paint(easel, house));
            z = to + (random.Happens(0.3f) ? random.Between(0, 3) : 0);
        }
    }

    private static void Paint(Easel easel, House house)
    {
        var random = new Random(house.Seed);
        (Camera camera, Mood mood) = (easel.Camera, easel.Mood);
        (int side, float x, float from, float to, float height) = (house.Side, house.X, house.From, house.To, house.Height);
        float middle = (from + to) / 2, peak = height + Deep * 0.3f;
        SKColor wall = house.Wall.Times(side < 0 ? 1 : 0.86f);
        SKColor roof = mood.Lit(mood.IsSnowy ? Snow : house.Roof, middle);
        // The gable first: the front, seen at a slant, ends at its edge.
        SKColor gable = house.IsTower ? GlassBrush.Gable(mood, from) : mood.Lit(wall.Times(0.78f), from);
        SKPoint[] outline =
        [
            camera.At(x, 0, from), camera.At(x, height, from), .. house.IsPitched ? (SKPoint[])[camera.At(x + side * Deep / 2, peak, from)] : [],
            camera.At(x + side * Deep, height, from), camera.At(x + side * Deep, 0, from),
        ];
        easel.Canvas.Polygon(Label, gable, outline);
        if (house.IsTower)
        {
            GlassBrush.Paint(easel, side, x, from, to, height, random);
            return;
        }
        GableBrush.Paint(easel, side, x, from, height, wall, random);
        if (house.IsPitched)
            easel.Canvas.Polygon(Label, roof, camera.At(x - side * 0.3f, height, from), camera.At(x - side * 0.3f, height, to), camera.At(x + side * Deep / 2, peak, to), camera.At(x + side * Deep / 2, peak, from));
        easel.Along(Label, mood.Lit(wall, middle), x, from, to, 0, height);
        FrontBrush.Paint(easel, x, from, to, height, wall, random);
        easel.Along(Label, house.IsPitched || mood.IsSnowy ? roof : mood.Lit(wall.Times(0.6f), middle), x - side * 0.12f, from, to, height - 0.3f, height + 0.12f);
    }

    private sealed record House(int Side, float X, float From, float To, float Height, bool IsTower, bool IsPitched, SKColor Wall, SKColor Roof, int Seed);
}
