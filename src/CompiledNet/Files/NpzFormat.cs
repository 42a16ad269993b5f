using System.Collections.Immutable;
using System.IO.Compression;

namespace CompiledNet;

/// <summary>npz as bytes.</summary>
internal static class NpzFormat
{
    private const string Extension = ".npy";

    // The earliest that a zip archive can say: equal arrays make equal files.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors, bool compress)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (NamedTensor tensor in tensors)
        {
            ZipArchiveEntry entry = archive.CreateEntry(tensor.Name + Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
            entry.LastWriteTime = Time;
            using Stream data = entry.Open();
            NpyFormat.Write(data, tensor);
        }
    }

    /// <exception cref="InvalidDataException">The data are not an archive of arrays of numbers, or damaged.</exception>
    public static ImmutableArray<NamedTensor> Read(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var names = new HashSet<string>();
            var tensors = ImmutableArray.CreateBuilder<NamedTensor>();
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                    throw new InvalidDataException($"The archive holds '{entry.FullName}'; files *.npy were expected.");
                if (!names.Add(entry.FullName))
                    throw new InvalidDataException($"The archive holds '{entry.FullName}' twice.");
                tensors.Add(Read(entry));
            }
            return tensors.ToImmutable();
        }
        // What the archive's reader makes of damaged fields.
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidDataException($"The zip archive is damaged: {exception.Message}", exception);
        }
    }

    private static NamedTensor Read(ZipArchiveEntry entry)
    {
        try
        {
            using Stream stored = entry.Open();
            using var data = new ChecksumStream(stored);
            NamedTensor tensor = NpyFormat.Read(data, entry.FullName[..^Extension.Length]);
            if (data.ReadByte() >= 0)
                throw new InvalidDataException("It goes on behind the data of the array.");
            return data.Checksum == entry.Crc32
                ? tensor
                : throw new InvalidDataException($"The data have the checksum {data.Checksum:X8}; {entry.Crc32:X8} was expected.");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{entry.FullName}': {exception.Message}", exception);
        }
    }
}
