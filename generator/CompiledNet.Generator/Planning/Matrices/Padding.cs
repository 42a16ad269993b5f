namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>How rows of values are padded, so that they are read and written in whole vectors.</summary>
internal static class Padding
{
    /// <summary>
    /// Up to 4 values fill one vector of 128 bits on every machine; more are padded to a multiple of 16, which vectors of
    /// 128, 256 and 512 bits divide.
    /// </summary>
    public static int Pad(int size) =>
        size <= Machine.NarrowestVector ? Machine.NarrowestVector : RoundUp(size, Machine.WidestVector);

    /// <summary>
    /// The same of the channels of images and sequences, of which there are often few, at many positions: up to 8 fill one vector of 256
    /// bits, or two of 128.
    /// </summary>
    public static int OfChannels(int channels) => channels is > Machine.NarrowestVector and <= Machine.WidestOfFewRegisters ? Machine.WidestOfFewRegisters : Pad(channels);

    /// <summary>
    /// The same of channels in groups that are computed one after the other: the vectors of one reach into the place of the next, and those of
    /// the last have room.
    /// </summary>
    public static int OfGroups(int groups, int channels) => OfChannels((groups - 1) * channels + OfChannels(channels));

    /// <summary>
    /// The most lanes of registers for rows with this distance. Where rows lie side by side without padding, only what goes through all of them is
    /// done, with any registers.
    /// </summary>
    public static int LanesOf(int stride) => stride is Machine.NarrowestVector or Machine.WidestOfFewRegisters ? stride : Machine.WidestVector;

    public static int RoundUp(int size, int multiple) => (size + multiple - 1) / multiple * multiple;
}
