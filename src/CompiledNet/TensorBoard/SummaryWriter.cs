using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Writes numbers for TensorBoard: a file of events in a directory for each run, which <c>tensorboard --logdir runs</c> shows, also while it grows.
/// Called like PyTorch's <c>SummaryWriter</c>.
/// </summary>
/// <remarks>For one thread at a time. What is added allocates nothing, once a tag as long and a histogram as large were there.</remarks>
public sealed class SummaryWriter : IDisposable
{
    // Fields of the messages Event, Summary, Summary.Value and HistogramProto of TensorFlow.
    private const int WallTime = 1, Step = 2, FileVersion = 3, Summary = 5;
    private const int Value = 1;
    private const int Tag = 1, SimpleValue = 2, Histogram = 5;
    private const int Min = 1, Max = 2, Num = 3, Sum = 4, SumSquares = 5, BucketLimit = 6, Bucket = 7;

    // A tag byte and 8 bytes, or 4.
    private const int DoubleSize = 9, SingleSize = 5;

    private static int _files;

    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private readonly EventMessage _event = new();
    private EventHistogram? _histogram;

    /// <summary>Begins a file: <c>events.out.tfevents.</c>, with the time, the machine and the process in its name.</summary>
    /// <param name="directory">The directory of the run, such as <c>runs/first</c>. It is made if it is missing.</param>
    /// <param name="clock">Gives the times of events; that of the system if null.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public SummaryWriter(string directory, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _clock = clock ?? TimeProvider.System;
        Directory.CreateDirectory(directory);
        Path = System.IO.Path.Join(directory, string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{_clock.GetUtcNow().ToUnixTimeSeconds():0000000000}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref _files) - 1}"));
        _file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _event.Double(WallTime, Now);
        _event.Text(FileVersion, "brain.Event:2");
        EventRecords.Write(_file, _event.Bytes);
        _file.Flush();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    private double Now => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Adds a point to a curve.</summary>
    /// <param name="tag">The name of the curve; what stands before a <c>/</c> is that of its group: <c>loss/train</c>.</param>
    /// <param name="value">How high it is; stored as a float, as TensorBoard does.</param>
    /// <param name="step">Where it is: the number of a step or an epoch.</param>
    /// <exception cref="ArgumentException"><paramref name="tag"/> is empty.</exception>
    public void AddScalar(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        Begin(tag, SingleSize, step);
        _event.Single(SimpleValue, (float)value);
        EventRecords.Write(_file, _event.Bytes);
    }

    /// <summary>Adds a histogram. Values that are not finite are left out.</summary>
    /// <param name="tag">The name of the series of histograms.</param>
    /// <param name="values">The values.</param>
    /// <param name="step">The number of a step or an epoch.</param>
    /// <exception cref="ArgumentException"><paramref name="tag"/> is empty.</exception>
    public void AddHistogram(string tag, ReadOnlySpan<float> values, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        EventHistogram histogram = _histogram ??= new EventHistogram();
        histogram.Fill(values);
        int size = 5 * DoubleSize + 2 * EventMessage.SizeOf(8 * histogram.WrittenLimits.Length);
        Begin(tag, EventMessage.SizeOf(size), step);
        _event.Open(Histogram, size);
        _event.Double(Min, histogram.Count > 0 ? histogram.Smallest : 0);
        _event.Double(Max, histogram.Count > 0 ? histogram.Largest : 0);
        _event.Double(Num, histogram.Count);
        _event.Double(Sum, histogram.Sum);
        _event.Double(SumSquares, histogram.SquareSum);
        _event.Packed(BucketLimit, histogram.WrittenLimits);
        _event.Packed(Bucket, histogram.WrittenCounts);
        EventRecords.Write(_file, _event.Bytes);
    }

    /// <summary>Hands what was added to the system, so that TensorBoard sees it.</summary>
    public void Flush() => _file.Flush();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Begins an event with one value, up to its tag.</summary>
    private void Begin(string tag, int contentSize, long step)
    {
        int valueSize = EventMessage.SizeOf(tag) + contentSize;
        _event.Clear();
        _event.Double(WallTime, Now);
        _event.Integer(Step, step);
        _event.Open(Summary, EventMessage.SizeOf(valueSize));
        _event.Open(Value, valueSize);
        _event.Text(Tag, tag);
    }
}
