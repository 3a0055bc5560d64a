using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Demo;

/// <summary>What the drawn scenes are made of.</summary>
internal static class SceneClasses
{
    /// <summary>The index of each class.</summary>
    public const byte Sky = 0, Building = 1, Road = 2, Pavement = 3, Tree = 4, Vehicle = 5, Person = 6;

    /// <summary>Names and colours.</summary>
    public static ClassList List { get; } = new(
        ["Sky", "Building", "Road", "Pavement", "Tree", "Vehicle", "Person"],
        [new(110, 170, 220), new(165, 60, 50), new(128, 64, 128), new(232, 132, 205), new(90, 150, 40), new(25, 30, 150), new(235, 190, 30)]);
}
