namespace CompiledNet;

/// <summary>What is done with a piece of a network's storage.</summary>
internal interface IRangeWork
{
    /// <param name="start">The first float.</param>
    /// <param name="length">How many floats there are, at least 1.</param>
    void Run(int start, int length);
}
