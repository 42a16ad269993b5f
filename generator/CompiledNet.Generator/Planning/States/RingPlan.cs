using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.States;

/// <summary>
/// A ring of the last rows of a stream: the row of the step <c>t</c> lies at <c>t mod Capacity</c>, so that none is ever moved. The capacity is a power of
/// two, by which the place of any step is a few of its bits. Behind them is room for the first few once more, so that the rows of a tile lie one behind the other wherever it begins.
/// </summary>
/// <param name="Offset">Where it begins in the memory of the stream.</param>
/// <param name="Channels">The numbers of a row.</param>
/// <param name="Stride">The distance between rows.</param>
/// <param name="Capacity">The rows.</param>
/// <param name="Elements">How many rows are read at each step, up to that of the step itself.</param>
/// <param name="Dilation">The steps between neighbours of these.</param>
internal sealed record RingPlan(int Offset, int Channels, int Stride, int Capacity, int Elements, int Dilation)
{
    /// <summary>The rows that are there twice.</summary>
    public const int Mirrored = Machine.MostTileRows - 1;

    public static RingPlan Of(Delays delays, int offset)
    {
        int channels = delays.Operand.Axes[delays.Operand.Axes.Count - 1].Length;
        int capacity = 1;
        while (capacity < delays.Reach + Machine.MostTileRows)
            capacity *= 2;
        return new RingPlan(offset, channels, Padding.OfChannels(channels), capacity, delays.Elements.Length, delays.Dilation);
    }

    /// <summary>The floats of the ring.</summary>
    public int Length => (Capacity + Mirrored) * Stride;

    /// <summary>How many steps back it is read.</summary>
    public int Reach => (Elements - 1) * Dilation;
}
