using System.Buffers;
using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;

namespace CompiledNet;

/// <summary>
/// The values of a npy file where they are, mapped into memory: pages are read when they are asked for, and given back when memory is short. So rows can
/// be trained with that together are larger than memory, <c>Dataset.WithLabels(file.Memory, inputSize, labels)</c>.
/// </summary>
/// <remarks>
/// The file has float32 elements, little-endian and row-major, as <see cref="NpyFile.Write(string, NamedTensor)"/> and NumPy's <c>save</c> write them, at most
/// 2³¹ − 57. It must not become shorter while it is mapped. Dispose it after the last use of its values: spans taken before lead nowhere then.
/// </remarks>
public sealed unsafe class MappedNpyFile : MemoryManager<float>
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _length;
    private float* _values;

    private MappedNpyFile(MemoryMappedFile file, MemoryMappedViewAccessor view, long start, ImmutableArray<int> shape, int length)
    {
        _file = file;
        _view = view;
        _length = length;
        Shape = shape;
        byte* first = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        _values = (float*)(first + view.PointerOffset + start);
    }

    /// <summary>The sizes of the axes.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Maps a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its elements are not such floats. The message names the file and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MappedNpyFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NpyHeader header;
        long start, size;
        try
        {
            using FileStream stream = File.OpenRead(path);
            header = NpyHeader.Parse(NpyFormat.ReadHeader(stream));
            start = stream.Position;
            size = stream.Length;
            if (header.Type != ElementType.Float32 || header.IsBigEndian || header.IsFortranOrder || !BitConverter.IsLittleEndian)
                throw new InvalidDataException("Only little-endian float32 elements in row-major order can be mapped; read others by NpyFile.");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }

        long length = header.Shape.Aggregate(1L, (product, axis) => product * axis);
        if (length == 0 || start + length * sizeof(float) != size)
            throw new InvalidDataException($"'{path}': {length} values were expected behind the {start} bytes of the header, at least one; the file has {size} bytes.");
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        try
        {
            return new MappedNpyFile(file, file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), start, header.Shape, (int)length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>All values, which may only be read.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public override Span<float> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_values == null, this);
        return new Span<float>(_values, _length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_values == null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length, nameof(elementIndex));
        return new MemoryHandle(_values + elementIndex);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _values == null)
            return;
        _values = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
