namespace DaNetGen;

/// <summary>The normalisation after a convolution, where a layer or a whole network lets it be exchanged.</summary>
public enum Norm
{
    /// <summary>Batch normalisation (Ioffe and Szegedy, 2015).</summary>
    Batch,

    /// <summary>Batch normalisation by fixed running statistics, with weights that take no gradient.</summary>
    FrozenBatch,

    /// <summary>Group normalisation in 32 groups (Wu and He, 2018), for small batches.</summary>
    Group,
}
