using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>An expression as a person writes it, evaluated with nothing but whole numbers.</summary>
internal abstract record Expression
{
    /// <summary>The value for given names; null where something is divided by less than 1.</summary>
    public abstract long? Value(IReadOnlyDictionary<string, long> names);

    /// <summary>The expression as the algebra keeps it.</summary>
    public Dim ToDim() => ToDim(Dim.Named);

    /// <summary>The same, with names as they are given.</summary>
    public abstract Dim ToDim(Func<string, Dim> name);

    public sealed record Number(int N) : Expression
    {
        public override long? Value(IReadOnlyDictionary<string, long> names) => N;

        public override Dim ToDim(Func<string, Dim> name) => Dim.Of(N);

        public override string ToString() => $"{N}";
    }

    public sealed record Name(string Text) : Expression
    {
        public override long? Value(IReadOnlyDictionary<string, long> names) => names[Text];

        public override Dim ToDim(Func<string, Dim> name) => name(Text);

        public override string ToString() => Text;
    }

    public sealed record Operation(char Sign, Expression Left, Expression Right) : Expression
    {
        public override long? Value(IReadOnlyDictionary<string, long> names) => (Left.Value(names), Right.Value(names)) switch
        {
            ({ } a, { } b) when Sign == '/' => b < 1 ? null : Floor(a, b),
            ({ } a, { } b) => Sign switch
            {
                '+' => a + b,
                '-' => a - b,
                '*' => a * b,
                '<' => Math.Min(a, b),
                _ => Math.Max(a, b),
            },
            _ => null,
        };

        public override Dim ToDim(Func<string, Dim> name) => Sign switch
        {
            '+' => Left.ToDim(name) + Right.ToDim(name),
            '-' => Left.ToDim(name) - Right.ToDim(name),
            '*' => Left.ToDim(name) * Right.ToDim(name),
            '/' => Left.ToDim(name) / Right.ToDim(name),
            '<' => Dim.Min(Left.ToDim(name), Right.ToDim(name)),
            _ => Dim.Max(Left.ToDim(name), Right.ToDim(name)),
        };

        public override string ToString() => Sign switch
        {
            '<' => $"min({Left}, {Right})",
            '>' => $"max({Left}, {Right})",
            _ => $"({Left} {Sign} {Right})",
        };

        private static long Floor(long a, long b) => (a >= 0 ? a : a - b + 1) / b;
    }
}
