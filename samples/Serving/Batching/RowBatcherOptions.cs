namespace Serving.Batching;

/// <summary>How long a queue and its batches may become.</summary>
public sealed record RowBatcherOptions
{
    /// <summary>The most rows that are computed together.</summary>
    public int LargestBatch { get; init; } = 64;

    /// <summary>The most rows that may wait; more are refused, so that a service under too much load answers quickly that it is.</summary>
    public int LongestQueue { get; init; } = 1024;
}
