namespace CompiledNet.Onnx.Import;

/// <summary>How a model has the axes of its inputs, which no file says: what the nodes do with them tells.</summary>
/// <param name="RowsAxis">The axis that counts rows.</param>
/// <param name="IsChannelsFirst">Whether the first of the other axes is that of the channels, which rows have last here.</param>
/// <param name="IsStream">Whether a row is a step of a stream. Other axes of open size have one value then: one stream, or one step of each of many.</param>
internal readonly record struct InputOrder(int RowsAxis, bool IsChannelsFirst = false, bool IsStream = false)
{
    /// <summary>Rows, then the axes of a row as the network has them, channels last.</summary>
    public static readonly InputOrder AsHere = new(0);

    /// <summary>Rows, channels, then the other axes.</summary>
    public static readonly InputOrder ChannelsFirst = new(0, IsChannelsFirst: true);

    /// <summary>The steps of sequences, then the rows: the usual order of recurrent operators.</summary>
    public static readonly InputOrder RowsSecond = new(1);
}
