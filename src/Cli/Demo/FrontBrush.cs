using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws what is in a house's front: rows of windows, and a shop with an awning or a door at the bottom.</summary>
internal static class FrontBrush
{
    private const byte Label = SceneClasses.Building;
    private static readonly SKColor Glass = new(58, 70, 86), Mirroring = new(176, 198, 214), Lamp = new(255, 206, 128), Door = new(74, 54, 42);
    private static readonly SKColor[] Awnings = [new(176, 52, 48), new(44, 104, 84), new(210, 160, 60), new(60, 84, 140), new(220, 214, 200)];

    /// <summary>Draws it over the bare wall.</summary>
    public static void Paint(Easel easel, float x, float from, float to, float height, SKColor wall, Random random)
    {
        Mood mood = easel.Mood;
        float middle = (from + to) / 2;
        bool isShop = random.Happens(0.5f), isFine = from < 26;
        float wide = random.Between(1.0f, 1.5f), tall = random.Between(1.4f, 1.9f), gap = random.Between(0.9f, 1.5f);
        SKColor frame = mood.Lit(wall.Towards(SKColors.White, 0.55f), middle), sill = mood.Lit(wall.Times(0.66f), middle);
        if (isShop) Shop(easel, x, from, to, wall, random);
        for (float floor = isShop ? 3.5f : 0.9f; floor + tall + 0.5f < height; floor += 3.05f)
        {
            for (float z = from + 0.7f; z + wide < to - 0.3f; z += wide + gap)
            {
                bool isLit = random.Happens(mood.LitWindows);
                SKColor pane = isLit ? mood.Faded(Lamp.Times(random.Between(0.75f, 1)), z) : mood.Lit(random.Happens(0.25f) ? Mirroring : Glass, z);
                if (isFine) easel.Along(Label, frame, x, z - 0.1f, z + wide + 0.1f, floor - 0.1f, floor + tall + 0.1f);
                easel.Along(Label, pane, x, z, z + wide, floor, floor + tall);
                if (!isFine) continue;
                easel.Along(Label, frame, x, z + wide / 2 - 0.05f, z + wide / 2 + 0.05f, floor, floor + tall);
                easel.Along(Label, sill, x, z - 0.15f, z + wide + 0.15f, floor - 0.22f, floor - 0.08f);
            }
        }
        if (!isShop && isFine) easel.Along(Label, mood.Lit(Door, middle), x, middle, middle + 1.1f, 0, 2.2f);
    }

    private static void Shop(Easel easel, float x, float from, float to, SKColor wall, Random random)
    {
        Mood mood = easel.Mood;
        float middle = (from + to) / 2;
        bool isOpen = random.Happens(mood.IsDark ? 0.7f : 0.25f);
        SKColor pane = isOpen ? mood.Faded(Lamp.Times(random.Between(0.85f, 1)), middle) : mood.Lit(Glass.Times(0.85f), middle);
        easel.Along(Label, mood.Lit(wall.Times(0.5f), middle), x, from, to, 0, 3.1f);
        for (float z = from + 0.4f; z + 2.2f < to; z += 2.6f) easel.Along(Label, pane, x, z, z + 2.2f, 0.5f, 2.4f);
        easel.Along(Label, mood.Lit(random.Of(Awnings), middle), x, from + 0.2f, to - 0.2f, 2.45f, 3.1f);
        // What an open shop throws on the pavement.
        if (!isOpen || !mood.IsDark || easel.Camera.Mirrored) return;
        float metre = easel.Camera.Metre(middle), towards = x - Math.Sign(x) * 0.8f;
        easel.Canvas.Glow(mood.Faded(Lamp.WithAlpha(60), middle), easel.Camera.At(towards, 0, middle), 3 * metre, 1.2f * metre);
    }
}
