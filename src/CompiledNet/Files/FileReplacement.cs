namespace CompiledNet;

/// <summary>Writes a file so that at every moment the former or the new one is there, whole.</summary>
/// <remarks>
/// Symbolic links stay: the file that they lead to is replaced. It keeps its mode, and on Linux its owner and group as far as
/// the process may set them. Only regular files are replaced.
/// </remarks>
internal static class FileReplacement
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // "Device or resource busy", on Linux and macOS alike: something is mounted there.
    private const int Busy = 16;

    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string target = SymbolicLinks.Follow(full);
        string name = target == full ? $"'{path}'" : $"'{path}', which leads to '{target}',";
        RequireReplaceable(path, full, target, name);
        string temporary = "";
        try
        {
            Replace(target, write, ref temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Explain(exception, name, target, temporary);
        }
    }

    private static void RequireReplaceable(string path, string full, string target, string name)
    {
        string? kind = Directory.Exists(full) || Path.EndsInDirectorySeparator(path) ? "a directory" : UnixFile.StatusOf(full)?.IrregularKind;
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

    private static void Replace(string target, Action<Stream> write, ref string temporary)
    {
        TemporaryFile.DeleteAbandoned(target);
        bool replaces = File.Exists(target);
        using FileStream stream = TemporaryFile.Create(target, replaces && !OperatingSystem.IsWindows() ? OwnerOnly : null);
        temporary = stream.Name;
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            if (replaces && !OperatingSystem.IsWindows())
                KeepOwnerAndMode(target, temporary);
            // Elsewhere the lock on the open file tells other writers that it is not abandoned; there an open file cannot be moved.
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
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void KeepOwnerAndMode(string target, string temporary)
    {
        UnixFileMode mode = File.GetUnixFileMode(target) & (UnixFileMode)0x1FF;
        if (!UnixFile.TryKeepGroup(target, temporary))
            mode &= ~(UnixFileMode)0x38 | (UnixFileMode)(((int)mode & 7) << 3);
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
        string directory = Path.GetDirectoryName(target)!;
        if (exception is UnauthorizedAccessException && temporary.Length == 0)
            return new UnauthorizedAccessException($"{name} cannot be written: a new file is written beside it first, and none may be created in the directory '{directory}'.", exception);
        string reason = exception.HResult == Busy && !OperatingSystem.IsWindows()
            ? "it is mounted by itself, so that no new file can take its place. Mount the directory that it is in, or write to another path."
            : temporary.Length == 0 ? exception.Message : exception.Message.Replace(temporary, target, StringComparison.Ordinal);
        return exception is UnauthorizedAccessException
            ? new UnauthorizedAccessException($"{name} cannot be written: {reason}", exception)
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
