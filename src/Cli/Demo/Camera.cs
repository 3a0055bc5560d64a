using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Looks along the street: X to the right of the middle line and Y upwards from the road in metres, Z ahead.</summary>
/// <param name="CentreX">The column of the vanishing point.</param>
/// <param name="HorizonY">The row of the horizon.</param>
/// <param name="Focal">Pixels that one metre covers at a distance of one metre.</param>
/// <param name="X">The camera's place across the street.</param>
/// <param name="Eye">The camera's height over the road.</param>
internal sealed record Camera(float CentreX, float HorizonY, float Focal, float X, float Eye)
{
    /// <summary>Where the camera's picture begins; nothing nearer is drawn.</summary>
    public const float Near = 1.6f;

    /// <summary>Where the street fades out.</summary>
    public const float Far = 90;

    /// <summary>Whether it sees the street upside down, as wet ground mirrors it.</summary>
    public bool Mirrored { get; init; }

    /// <summary>A point of the street in the picture.</summary>
    public SKPoint At(float x, float y, float z) => new(CentreX + Focal * (x - X) / z, HorizonY + Focal * (Eye - (Mirrored ? -y : y)) / z);

    /// <summary>The length of one metre at a distance, in pixels.</summary>
    public float Metre(float z) => Focal / z;
}
