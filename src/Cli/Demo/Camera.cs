using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Looks along the street: X to the right and Y upwards in metres from under the camera, Z ahead.</summary>
/// <param name="CentreX">The column of the vanishing point.</param>
/// <param name="HorizonY">The row of the horizon.</param>
/// <param name="Focal">Pixels that one metre covers at a distance of one metre.</param>
/// <param name="Eye">The camera's height over the road.</param>
internal sealed record Camera(float CentreX, float HorizonY, float Focal, float Eye)
{
    /// <summary>Where the camera's picture begins; nothing nearer is drawn.</summary>
    public const float Near = 1.6f;

    /// <summary>Where the street fades out.</summary>
    public const float Far = 90;

    /// <summary>A point of the street in the picture.</summary>
    public SKPoint At(float x, float y, float z) => new(CentreX + Focal * x / z, HorizonY - Focal * (y - Eye) / z);

    /// <summary>The corners of a shape that faces the camera at one distance, each across from its middle and up from the road.</summary>
    public SKPoint[] Facing(float x, float z, params ReadOnlySpan<(float Across, float Up)> corners)
    {
        var points = new SKPoint[corners.Length];
        for (int i = 0; i < corners.Length; i++) points[i] = At(x + corners[i].Across, corners[i].Up, z);
        return points;
    }

    /// <summary>The length of one metre at a distance, in pixels.</summary>
    public float Metre(float z) => Focal / z;
}
