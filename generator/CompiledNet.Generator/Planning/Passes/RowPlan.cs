using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>How the forward pass of one row is made.</summary>
/// <param name="IsStraight">Whether every layer has a method for one row; else the methods for many rows get one.</param>
/// <param name="IsInlined">Whether these methods are parts of one.</param>
/// <param name="Registers">
/// For each layer, the vectors of 512 bits in which its outputs stay on their way to the next one; 0 if they go through
/// memory.
/// </param>
/// <param name="Tilings">The tiles of each layer's method for one row.</param>
/// <param name="IsPaired">
/// Whether vectors of 256 bits are taken in pairs, so that a layer of 16 units is written without a loop there too, and a row of softmax
/// stays in registers.
/// </param>
/// <param name="NeedsScratch">Whether anything goes through memory where vectors have 512 bits.</param>
internal sealed record RowPlan(bool IsStraight, bool IsInlined, EquatableArray<int> Registers, EquatableArray<Tiling> Tilings, bool IsPaired, bool NeedsScratch);
