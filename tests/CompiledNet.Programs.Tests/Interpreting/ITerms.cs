namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The terms of a sum. A struct of its own for each kind of sum lets the loops over many small terms be compiled for it.</summary>
internal interface ITerms<T>
{
    /// <summary>A partial sum with the term of a number added.</summary>
    T Add(int k, T sum);
}
