using Microsoft.Extensions.Logging;

namespace CompiledNet.Extensions.Logging.Tests;

/// <summary>Keeps what is logged, from a level on.</summary>
internal sealed class RecordingLogger(LogLevel least) : ILogger
{
    public List<(int Event, LogLevel Level, string Message, Exception? Exception, Dictionary<string, object?> Values)> Entries { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Entries.Add((eventId.Id, logLevel, formatter(state, exception), exception, ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary()));
    }
}
