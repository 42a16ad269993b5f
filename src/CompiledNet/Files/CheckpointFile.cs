namespace CompiledNet;

/// <summary>
/// Stores a training and reads it back: the network's parameters and statistics, all that the optimizer remembers, and the seed of
/// the dropout masks, so that it continues in another process to the same bits as if it had not been interrupted.
/// </summary>
/// <remarks>
/// <para>
/// The settings of the optimizer, its learning rate among them, and where <see cref="Trainer{TNetwork}.Fit"/> stood are not
/// stored: make the trainer with the same settings, and continue with <see cref="FitOptions.FirstEpoch"/>.
/// </para>
/// <para>
/// The format: the eight letters <c>CNCHECK2</c>; then, little-endian, <see cref="OptimizerState.StepCount"/> (int64),
/// <see cref="OptimizerState.LargestGradient"/> (float32), the numbers of moments and of scalars (int32 each), the
/// <see cref="Trainer{TNetwork}.Seed"/> (int32) and the scalars (float64); then the parameters as <see cref="ParameterFile"/> writes
/// them, and each of the moments likewise, without statistics. Files that begin with <c>CNCHECK1</c>, which have no seed, are read too.
/// </para>
/// </remarks>
public static class CheckpointFile
{
    /// <summary>
    /// Writes a file, replacing one that is there. The values go to a new file beside it, which takes the name once it is
    /// complete and on the disk; so a failure leaves the former file as it was.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="trainer">The training to store, between two steps.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">A value to store is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save<TNetwork>(string path, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(trainer);
        CheckpointFormat.RequireFinite(trainer);
        FileReplacement.Write(path, stream => CheckpointFormat.Write(stream, trainer));
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="trainer">The training to store, between two steps.</param>
    /// <exception cref="InvalidOperationException">A value to store is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<TNetwork>(Stream stream, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(trainer);
        CheckpointFormat.RequireFinite(trainer);
        CheckpointFormat.Write(stream, trainer);
    }

    /// <summary>Reads a file. It is checked to the end before anything is set.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="trainer">
    /// A trainer of the same network class, with the same kind of optimizer. Its model, its optimizer's state and its seed are set;
    /// all are unchanged after a failure.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is not a checkpoint, or is one of another network or optimizer. The message names the file, what is
    /// wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(trainer);
        try
        {
            using FileStream stream = File.OpenRead(path);
            Checkpoint<TNetwork> checkpoint = CheckpointFormat.Read<TNetwork>(stream, trainer.Optimizer);
            if (stream.ReadByte() >= 0)
                throw new InvalidDataException($"The checkpoint ends at byte {stream.Position - 1}, but the file has {stream.Length} bytes.");
            checkpoint.Restore(trainer);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Reads from where a stream stands, and leaves it behind the last value. Everything is checked before anything is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="trainer">
    /// A trainer of the same network class, with the same kind of optimizer. Its model, its optimizer's state and its seed are set;
    /// all are unchanged after a failure.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are not a checkpoint, or are one of another network or optimizer. The message says what is wrong and
    /// what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(trainer);
        CheckpointFormat.Read<TNetwork>(stream, trainer.Optimizer).Restore(trainer);
    }
}
