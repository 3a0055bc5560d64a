namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>Memory that one tensor has, or several share.</summary>
internal sealed class Block(long bytes, string owner)
{
    public long Bytes => bytes;

    /// <summary>The stage whose value lies there, or the input.</summary>
    public string Owner => owner;

    /// <summary>How many hold it.</summary>
    public int Holders { get; private set; } = 1;

    /// <summary>The same memory for one more.</summary>
    public Block Share()
    {
        Holders++;
        return this;
    }

    /// <summary>Whether nobody holds it any more.</summary>
    public bool LetGo() => --Holders == 0;
}
