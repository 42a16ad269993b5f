namespace CompiledNet.Execution;

/// <summary>
/// Work over elements of which each is computed by itself, so that any part of them can be. Threads that share it have
/// copies: it holds addresses, of memory that the caller pins.
/// </summary>
internal interface IPartedWork
{
    /// <summary>Does the elements of one part, on this thread.</summary>
    /// <param name="part">The number of the part.</param>
    /// <param name="start">Its first element.</param>
    /// <param name="length">How many there are.</param>
    void Run(int part, int start, int length);
}
