using System.Runtime.Versioning;

namespace CompiledNet;

/// <summary>Writes a file so that at every moment the former or the new one is there, whole.</summary>
/// <remarks>
/// Symbolic links stay: the file that they lead to is replaced. It keeps its mode, and on Linux its owner and group as far as
/// the process may set them. Only regular files are replaced.
/// </remarks>
internal static class FileReplacement
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode OfGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private const UnixFileMode Permissions = OwnerOnly | UnixFileMode.UserExecute | OfGroup | OfOthers;

    // "Device or resource busy", on Linux and macOS alike: something is mounted there.
    private const int Busy = 16;

    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string target = SymbolicLinks.Follow(full);
        string name = target == full ? $"'{path}'" : $"'{path}', which leads to '{target}',";
        RequireReplaceable(path, full, target, name);
        bool replaces = File.Exists(target);
        TemporaryFile.DeleteAbandoned(target);
        string temporary = "";
        try
        {
            // What replaces a private file is private from the start.
            using FileStream stream = TemporaryFile.Create(target, replaces && !OperatingSystem.IsWindows() ? OwnerOnly : null, ref temporary);
            Replace(target, replaces, stream, write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Explain(exception, name, target, temporary);
        }
    }

    private static void RequireReplaceable(string path, string full, string target, string name)
    {
        string? kind = Directory.Exists(full) ? "a directory"
            : Path.EndsInDirectorySeparator(path) ? "the name of a directory"
            : UnixFile.StatusOf(full)?.IrregularKind;
        if (kind is not null)
            throw new IOException($"{name} cannot be written: it is {kind}, not a file.");
        string? directory = Path.GetDirectoryName(target);
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"{name} cannot be written: there is no directory '{directory}'.");
        RequireWritable(target, name);
    }

    /// <summary>A new file can take the place of one that may not be written; but whoever forbade it meant the contents.</summary>
    private static void RequireWritable(string target, string name)
    {
        if (!File.Exists(target))
            return;
        try
        {
            File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"{name} cannot be written: the file may only be read.", exception);
        }
        // Another kind of failure need not keep a new file from taking the name.
        catch (IOException)
        {
        }
    }

    private static void Replace(string target, bool replaces, FileStream stream, Action<Stream> write)
    {
        string temporary = stream.Name;
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            if (replaces && !OperatingSystem.IsWindows())
                KeepOwnerAndMode(target, temporary);
            // The lock on the open file tells other writers that it is not abandoned; but Windows does not move an open file.
            if (OperatingSystem.IsWindows())
                stream.Dispose();
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            stream.Dispose();
            DeleteIfPossible(temporary);
            throw;
        }
    }

    /// <summary>Gives the new file what the former one had; where the group cannot be kept, it gets no rights that others do not have.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void KeepOwnerAndMode(string target, string temporary)
    {
        UnixFileMode mode = File.GetUnixFileMode(target) & Permissions;
        if (!UnixFile.TryKeepGroup(target, temporary))
            mode &= ~OfGroup | (UnixFileMode)((int)(mode & OfOthers) << 3);
        if (File.GetUnixFileMode(temporary) == mode)
            return;
        try
        {
            File.SetUnixFileMode(temporary, mode);
        }
        // Some file systems have no modes. The file is then no more accessible than it was when created.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static Exception Explain(Exception exception, string name, string target, string temporary)
    {
        string reason = exception.HResult == Busy && !OperatingSystem.IsWindows()
            ? "it is mounted by itself, so that no new file can take its place. Mount the directory that it is in, or write to another path."
            : exception.Message.Replace(temporary, target, StringComparison.Ordinal);
        return exception is UnauthorizedAccessException
            ? new UnauthorizedAccessException($"{name} cannot be written: the new file is written beside it, and in the directory '{Path.GetDirectoryName(target)}' no file may be created or renamed.", exception)
            : new IOException($"{name} cannot be written: {reason}", exception) { HResult = exception.HResult };
    }

    /// <summary>Removes what is left of a failed write; the failure itself is what the caller must hear of.</summary>
    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
