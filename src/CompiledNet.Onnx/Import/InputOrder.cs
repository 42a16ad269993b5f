namespace CompiledNet.Onnx.Import;

/// <summary>How a model has the axes of its inputs, which no file says: what the nodes do with them tells.</summary>
internal enum InputOrder
{
    /// <summary>Rows, then the axes of a row as the network has them, channels last.</summary>
    AsHere,

    /// <summary>Rows, channels, then the other axes.</summary>
    ChannelsFirst,

    /// <summary>The steps of sequences, then the rows: the usual order of recurrent operators.</summary>
    RowsSecond,
}
