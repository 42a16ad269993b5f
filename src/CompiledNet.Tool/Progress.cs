using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Tool;

/// <summary>Says on a terminal what is being done while it takes longer than a moment, and wipes that away afterwards. Elsewhere it says nothing.</summary>
/// <param name="error">Standard error.</param>
/// <param name="isTerminal">Whether a person sees it at once.</param>
/// <param name="patience">How long work may take before it is named.</param>
internal sealed class Progress(TextWriter error, bool isTerminal, TimeSpan patience)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public Progress(TextWriter error, bool isTerminal)
        : this(error, isTerminal, TimeSpan.FromSeconds(0.5))
    {
    }

    /// <summary>Does the work, whose name is <paramref name="verb"/> and the file with its size.</summary>
    public T Of<T>(string verb, string path, Func<T> work)
    {
        if (!isTerminal)
            return work();

        long start = Stopwatch.GetTimestamp();
        string name = $"{verb} {Path.GetFileName(path)}{Size(path)}", shown = "";
        bool isDone = false;
        var writing = new Lock();
        void Show(object? state)
        {
            lock (writing)
            {
                if (isDone)
                    return;
                shown = $"{name} … {Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s";
                error.Write($"\r{shown}");
            }
        }

        using var timer = new Timer(Show, null, patience, Second);
        try
        {
            return work();
        }
        finally
        {
            lock (writing)
            {
                isDone = true;
                if (shown.Length > 0)
                    error.Write($"\r{new string(' ', shown.Length)}\r");
            }
        }
    }

    /// <inheritdoc cref="Of{T}"/>
    public void Of(string verb, string path, Action work) => Of(verb, path, () =>
    {
        work();
        return true;
    });

    private static string Size(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? $" ({(file.Length / 1e6).ToString("F1", CultureInfo.InvariantCulture)} MB)" : "";
    }
}
