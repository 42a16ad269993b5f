namespace CompiledNet.Execution;

/// <summary>Where the sums of a <see cref="GatheredProduct"/> start and what becomes of them.</summary>
internal interface IProductUse
{
    /// <summary>Whether sums go on from what is at the place of their result.</summary>
    static abstract bool GoesOn { get; }

    /// <summary>Whether sums are added to what is there.</summary>
    static abstract bool Adds { get; }
}

/// <summary>Sums from one start for all rows.</summary>
internal readonly struct Fresh : IProductUse
{
    public static bool GoesOn => false;

    public static bool Adds => false;
}

/// <summary>Sums that go on.</summary>
internal readonly struct GoingOn : IProductUse
{
    public static bool GoesOn => true;

    public static bool Adds => false;
}

/// <summary>Sums from one start for all rows, which are added to what is there.</summary>
internal readonly struct Added : IProductUse
{
    public static bool GoesOn => false;

    public static bool Adds => true;
}
