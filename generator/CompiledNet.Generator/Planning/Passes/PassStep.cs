using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>What a pass does with the rows of a block: for the most part a call of a kernel.</summary>
internal abstract record PassStep
{
    /// <summary>The values that it reads or writes.</summary>
    public abstract IEnumerable<Value> Values { get; }

    /// <summary>It, or what it repeats.</summary>
    public virtual IEnumerable<PassStep> All => [this];

    /// <summary>The calls of kernels that it makes.</summary>
    public IEnumerable<CallStep> AllCalls => All.SelectMany(step => step switch
    {
        CallStep call => [call],
        WeightedStep weighted => weighted.Calls,
        _ => Enumerable.Empty<CallStep>(),
    });
}
