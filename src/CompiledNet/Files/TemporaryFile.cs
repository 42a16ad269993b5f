using System.IO.Enumeration;
using System.Text;

namespace CompiledNet;

/// <summary>
/// The file that is written before it takes another's name: <c>model.safetensors.saving-k3x8a0qz.tmp</c> beside
/// <c>model.safetensors</c>. Its writer keeps it locked; one without a lock is what a killed writer left.
/// </summary>
internal static class TemporaryFile
{
    // Short enough with what follows for every file system, whose names have 255 bytes or, encrypted, 143.
    private const int LongestStem = 100;

    private const string Mark = ".saving-";

    private const int RandomLength = 8;

    private const string Extension = ".tmp";

    /// <summary>Creates one, locked until it is closed.</summary>
    /// <param name="target">The file whose name it shall take.</param>
    /// <param name="mode">Its mode; null for the one that new files have.</param>
    /// <param name="path">Its path, also when it cannot be created.</param>
    public static FileStream Create(string target, UnixFileMode? mode, ref string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;

        // Between creation and lock another writer may take the file for an abandoned one.
        const int Attempts = 10;
        for (int attempt = 1; ; attempt++)
        {
            path = Path.Join(Path.GetDirectoryName(target), Stem(target) + Mark + Path.GetRandomFileName()[..RandomLength] + Extension);
            try
            {
                var stream = new FileStream(path, options);
                if (File.Exists(path) || attempt == Attempts)
                    return stream;
                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>Deletes those of a target that no writer has open, as far as that may be done.</summary>
    public static void DeleteAbandoned(string target)
    {
        string prefix = Stem(target) + Mark;
        var candidates = new FileSystemEnumerable<string>(Path.GetDirectoryName(target)!, (ref FileSystemEntry entry) => entry.ToFullPath())
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.FileName.Length == prefix.Length + RandomLength + Extension.Length
                && entry.FileName.StartsWith(prefix, StringComparison.Ordinal)
                && entry.FileName.EndsWith(Extension, StringComparison.Ordinal)
                && (entry.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == 0,
        };
        try
        {
            foreach (string path in candidates)
                DeleteIfAbandoned(path);
        }
        // A directory need not be readable to write into it.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void DeleteIfAbandoned(string path)
    {
        if (UnixFile.StatusOf(path)?.IrregularKind is not null)
            return;
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        // Its writer has it open, or it belongs to another user.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The beginning of the target's name: as many whole characters as <see cref="LongestStem"/> bytes hold.</summary>
    private static string Stem(string target)
    {
        string name = Path.GetFileName(target);
        int length = 0;
        int bytes = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestStem)
                break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length];
    }
}
