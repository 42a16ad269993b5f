using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>What .NET does not say of a file: its kind, its owner and its group. Known on Linux alone.</summary>
internal static partial class UnixFile
{
    private const string C = "libc";

    // Of <fcntl.h>, <sys/stat.h> and <linux/stat.h>; the layout of statx is the same on every processor.
    private const int CurrentDirectory = -100;
    private const uint BasicFields = 0x1F;
    private const int KindBits = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>The status of what a path leads to; null where there is nothing or it cannot be known.</summary>
    public static FileStatus? StatusOf(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return Statx(CurrentDirectory, path, 0, BasicFields, out StatxFields fields) == 0
                ? new FileStatus(KindOf(fields.Mode), fields.User, fields.Group)
                : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Gives a file owner and group of another, or if that may not be done its group. False if not even that may be.</summary>
    public static bool TryKeepGroup(string former, string file)
    {
        const uint Unchanged = uint.MaxValue;
        if (StatusOf(former) is not { } wanted || StatusOf(file) is not { } given || (wanted.User, wanted.Group) == (given.User, given.Group))
            return true;
        return ChangeOwner(file, wanted.User, wanted.Group) == 0
            || wanted.Group == given.Group
            || ChangeOwner(file, Unchanged, wanted.Group) == 0;
    }

    private static string? KindOf(ushort mode) => (mode & KindBits) switch
    {
        RegularFile => null,
        0x1000 => "a named pipe",
        0x2000 or 0x6000 => "a device",
        0x4000 => "a directory",
        0xC000 => "a socket",
        _ => "something else",
    };

    [LibraryImport(C, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int directory, string path, int flags, uint fields, out StatxFields status);

    [LibraryImport(C, EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatxFields
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }
}

/// <summary>What is at a path.</summary>
/// <param name="IrregularKind">What it is if not a regular file: "a directory"; null for a regular file.</param>
/// <param name="User">The number of its owner.</param>
/// <param name="Group">The number of its group.</param>
internal readonly record struct FileStatus(string? IrregularKind, uint User, uint Group);
