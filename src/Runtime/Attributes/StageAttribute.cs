namespace DaNetGen;

/// <summary>
/// A stage with the user's own body: an ordinary method whose result shape is declared with
/// <c>[return: Shape(...)]</c>. Also the base of every attribute that says what a partial method computes.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class StageAttribute : Attribute;
