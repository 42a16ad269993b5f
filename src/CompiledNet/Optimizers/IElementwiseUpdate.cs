using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>An update in which every parameter depends on its own gradient and moments alone.</summary>
internal interface IElementwiseUpdate
{
    /// <summary>
    /// Updates the first <paramref name="count"/> elements of a register, which begins at <paramref name="offset"/>.
    /// </summary>
    void Apply<TLanes>(int offset, int count)
        where TLanes : struct, ILanes<TLanes>;
}
