namespace CompiledNet.Execution;

/// <summary>Work in items that do not depend on each other.</summary>
internal interface IParallelWork
{
    /// <summary>Does one item, on whatever thread. Must not throw.</summary>
    void Run(int item);
}
