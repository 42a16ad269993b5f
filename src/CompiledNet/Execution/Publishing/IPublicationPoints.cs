namespace CompiledNet.Execution;

/// <summary>
/// Where threads that use a <see cref="Publication{TContent, TPoints}"/> can meet. Tests put a scheduler in its place, which stops threads there and so tries the
/// orders in which they can come.
/// </summary>
internal interface IPublicationPoints
{
    /// <summary>Comes before each step; does nothing but in tests.</summary>
    static abstract void Before(PublicationStep step);
}
