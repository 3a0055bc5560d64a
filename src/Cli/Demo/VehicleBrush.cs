using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Plans what drives and parks: on the right going away, on the left coming near.</summary>
internal static class VehicleBrush
{
    private static readonly SKColor[] Paints =
        [new(190, 30, 34), new(28, 60, 140), new(226, 226, 228), new(38, 40, 44), new(150, 156, 162), new(220, 170, 30), new(30, 110, 90), new(120, 60, 40)];

    private static readonly SKColor[] Liveries = [new(196, 36, 40), new(230, 176, 40), new(44, 92, 160), new(60, 132, 84), new(214, 210, 202)];

    /// <summary>Plans the vehicles of one side.</summary>
    public static IEnumerable<Thing> Plan(Street street, Mood mood, int side, Random random)
    {
        bool isLeaving = side > 0;
        float lane = side * street.Lane, kerb = side * (street.HalfRoad - 1.05f);
        for (float z = random.Between(5, 20); z < Camera.Far * 0.6f; z += random.Between(9, 30))
        {
            bool isBus = random.Happens(0.2f);
            yield return isBus ? Bus(random.Of(Liveries), lane, z, isLeaving) : Car(random.Of(Paints), lane + random.Between(-0.25f, 0.25f), z, isLeaving, mood.IsDark);
            if (isBus) z += 10;
        }
        for (float z = random.Between(3.5f, 9); street.HasParking && z < Camera.Far * 0.6f; z += random.Between(5, 11)) yield return Car(random.Of(Paints), kerb, z, isLeaving, isOn: false);
    }

    private static Thing Car(SKColor paint, float x, float z, bool isLeaving, bool isOn) => new(z, easel => CarBrush.Paint(easel, paint, x, z, isLeaving, isOn));

    private static Thing Bus(SKColor paint, float x, float z, bool isLeaving) => new(z, easel => BusBrush.Paint(easel, paint, x, z, isLeaving));
}
