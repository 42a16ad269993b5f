namespace CompiledNet.Execution;

/// <summary>Work in items that do not depend on each other.</summary>
internal interface IParallelWork
{
    /// <summary>Does one item, on whatever thread. What it throws reaches the caller, when no thread is at work for it any more.</summary>
    void Run(int item);
}
