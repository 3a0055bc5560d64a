using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws what closes the street: two rows of far roofs in the haze, now and then with a spire.</summary>
internal static class SkylineBrush
{
    /// <summary>Draws it along the horizon.</summary>
    public static void Paint(Easel easel, Random random)
    {
        Row(easel, Camera.Far * 1.7f, 0.05f, 0.16f, random);
        Row(easel, Camera.Far * 1.0f, 0.01f, 0.09f, random);
    }

    private static void Row(Easel easel, float z, float least, float most, Random random)
    {
        float width = easel.Canvas.Width, height = easel.Canvas.Height, ground = easel.Camera.HorizonY + 1;
        SKColor roof = easel.Mood.Lit(new(104, 104, 116), z);
        for (float x = -width * 0.05f; x < width;)
        {
            float wide = width * random.Between(0.03f, 0.09f), top = ground - height * random.Between(least, most);
            float peak = random.Happens(0.5f) ? top - height * random.Between(0.01f, 0.04f) : top;
            easel.Canvas.Polygon(SceneClasses.Building, roof, new(x, top), new(x + wide / 2, peak), new(x + wide, top), new(x + wide, ground), new(x, ground));
            if (random.Happens(0.08f))
                easel.Canvas.Polygon(SceneClasses.Building, roof, new(x + wide * 0.5f, top - height * 0.13f), new(x + wide * 0.72f, top), new(x + wide * 0.28f, top));
            x += wide;
        }
    }
}
