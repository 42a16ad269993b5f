using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>The forward pass of one network for one vector width, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IForwardPass
{
    /// <summary>The values of an input row.</summary>
    static abstract int InputSize { get; }

    /// <summary>The values of an output row.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The numbers of the inputs of a row that are indices, ascending; none unless said otherwise.</summary>
    static virtual ReadOnlySpan<int> IndexInputs => default;

    /// <summary>For each of them, how many values it may have: whole numbers from 0 on.</summary>
    static virtual ReadOnlySpan<int> IndexCounts => default;

    /// <summary>The multiply-adds of one row.</summary>
    static abstract long MultiplyAdds { get; }

    /// <summary>The floats of scratch memory that the pass needs.</summary>
    static abstract int ScratchLength { get; }

    /// <summary>The floats of scratch memory that the pass needs for one row.</summary>
    static abstract int RowScratchLength { get; }

    /// <summary>Computes the outputs <paramref name="y"/> of <paramref name="rows"/> rows <paramref name="x"/>.</summary>
    static abstract void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows);

    /// <summary>Computes the outputs <paramref name="y"/> of one row <paramref name="x"/>, to the same bits.</summary>
    static abstract void RunRow(ref float x, ref float y, ref float parameters, ref float scratch);
}
