using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Benchmarks.Starting;

/// <summary>Times of one start of a process, in seconds.</summary>
internal sealed record Start
{
    /// <summary>From the start of the process to the first statement of its program.</summary>
    public required double ToMain { get; init; }

    /// <summary>From there to the first output: construction and a forward pass of one row.</summary>
    public required double ToForward { get; init; }

    /// <summary>From there to the end of the first step of training.</summary>
    public required double ToStep { get; init; }

    /// <summary>The third forward pass of one row and the third step, before anything is compiled again.</summary>
    public required (double Forward, double Step) Third { get; init; }

    /// <summary>The methods that the JIT compiled for the first output, and its time.</summary>
    public required (double Methods, double Seconds) ForwardJit { get; init; }

    /// <summary>The same for output and step together.</summary>
    public required (double Methods, double Seconds) StepJit { get; init; }

    /// <param name="before">When the process was started, by <see cref="Stopwatch.GetTimestamp"/>.</param>
    /// <param name="line">What it printed.</param>
    public static Start Parse(long before, string line)
    {
        long[] values = [.. line.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        return new Start
        {
            ToMain = Seconds(values[0] - before),
            ToForward = Seconds(values[1] - values[0]),
            ToStep = Seconds(values[2] - values[1]),
            Third = (Seconds(values[3]), Seconds(values[4])),
            ForwardJit = (values[5], TimeSpan.FromTicks(values[6]).TotalSeconds),
            StepJit = (values[7], TimeSpan.FromTicks(values[8]).TotalSeconds),
        };
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
