namespace CompiledNet;

/// <summary>Reads whole files, and names the file in what is wrong with it.</summary>
internal static class FileReading
{
    /// <param name="path">The file.</param>
    /// <param name="owner">Whose data it holds.</param>
    /// <param name="read">Reads from the stream's start to where the data end.</param>
    /// <exception cref="InvalidDataException">The data are wrong, or the file goes on behind them.</exception>
    public static T Read<T>(string path, string owner, Func<Stream, T> read)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            T result = read(stream);
            if (stream.ReadByte() < 0)
                return result;
            throw new InvalidDataException(stream.CanSeek
                ? $"The data of {owner} end at byte {stream.Position - 1}, but the file has {stream.Length} bytes."
                : $"The data of {owner} end, but the file goes on.");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }
}
