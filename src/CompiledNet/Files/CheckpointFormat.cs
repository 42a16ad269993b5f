using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>Checkpoints as bytes.</summary>
internal static class CheckpointFormat
{
    /// <summary>The letters, the count of steps, the largest gradient, the numbers of moments and of scalars.</summary>
    private const int FirstHeaderSize = 8 + sizeof(long) + sizeof(float) + 2 * sizeof(int);

    /// <summary>The same, and the seed.</summary>
    private const int HeaderSize = FirstHeaderSize + sizeof(int);

    private static ReadOnlySpan<byte> Letters => "CNCHECK2"u8;

    /// <summary>Of the first version, which has no seed.</summary>
    private static ReadOnlySpan<byte> FirstLetters => "CNCHECK1"u8;

    /// <exception cref="InvalidOperationException">A value is NaN or infinite.</exception>
    public static void RequireFinite<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        OptimizerState<TNetwork> state = trainer.OptimizerState;
        SafetensorsWriter.RequireFinite(trainer.Model.Parameters);
        foreach (ParameterBuffer<TNetwork> moment in state.Moments)
            SafetensorsWriter.RequireFinite(moment);
        for (int i = 0; i < state.Scalars.Length; i++)
        {
            if (!double.IsFinite(state.Scalars[i]))
                throw new InvalidOperationException($"Scalar {i} of the optimizer's state is {state.Scalars[i]}; only finite values are stored.");
        }
    }

    public static void Write<TNetwork>(Stream stream, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        OptimizerState<TNetwork> state = trainer.OptimizerState;
        var header = new byte[HeaderSize + state.Scalars.Length * sizeof(double)];
        Letters.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), state.StepCount);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(16), state.LargestGradient);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(20), state.MomentCount);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), state.Scalars.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), trainer.Seed);
        for (int i = 0; i < state.Scalars.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(HeaderSize + i * sizeof(double)), state.Scalars[i]);

        stream.Write(header);
        ParameterFile.Save(stream, trainer.Model.Parameters);
        foreach (ParameterBuffer<TNetwork> moment in state.Moments)
            SafetensorsWriter.WriteTrained(stream, moment);
    }

    /// <exception cref="InvalidDataException">The data are not a checkpoint of this network and optimizer.</exception>
    public static Checkpoint<TNetwork> Read<TNetwork>(Stream stream, Optimizer optimizer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var state = new OptimizerState<TNetwork>(optimizer);
        int? seed = ReadHeader(stream, state);
        ReadScalars(stream, state.Scalars);
        ParameterBuffer<TNetwork> parameters = ReadBuffer<TNetwork>(stream, withStatistics: true, "The parameters");
        for (int i = 0; i < state.MomentCount; i++)
            state.Moments[i].CopyFrom(ReadBuffer<TNetwork>(stream, withStatistics: false, $"Moment {i}"));
        return new Checkpoint<TNetwork>(parameters, state, seed);
    }

    /// <summary>Reads the header, and returns the seed that it has, if any.</summary>
    private static int? ReadHeader(Stream stream, OptimizerState state)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        int read = stream.ReadAtLeast(header[..FirstHeaderSize], FirstHeaderSize, throwOnEndOfStream: false);
        Span<byte> letters = header[..Math.Min(read, Letters.Length)];
        bool isFirst = letters.SequenceEqual(FirstLetters);
        if (!isFirst && !letters.SequenceEqual(Letters))
            throw new InvalidDataException("This is not a checkpoint: it does not begin with the letters CNCHECK2 or CNCHECK1.");
        int size = isFirst ? FirstHeaderSize : HeaderSize;
        if (read == FirstHeaderSize && !isFirst)
            read += stream.ReadAtLeast(header[FirstHeaderSize..], HeaderSize - FirstHeaderSize, throwOnEndOfStream: false);
        if (read < size)
            throw new InvalidDataException($"The header ends after {read} of {size} bytes.");

        int moments = BinaryPrimitives.ReadInt32LittleEndian(header[20..]);
        int scalars = BinaryPrimitives.ReadInt32LittleEndian(header[24..]);
        if (moments != state.MomentCount || scalars != state.Scalars.Length)
            throw new InvalidDataException($"The checkpoint is of an optimizer with {moments} moments and {scalars} scalars; the trainer's has {state.MomentCount} and {state.Scalars.Length}.");

        long steps = BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        float largest = BinaryPrimitives.ReadSingleLittleEndian(header[16..]);
        if (steps < 0)
            throw new InvalidDataException($"The number of steps is {steps}; at least 0 was expected.");
        if (!float.IsFinite(largest) || largest < 0)
            throw new InvalidDataException($"The largest gradient is {largest}; a finite value of at least 0 was expected.");
        state.StepCount = steps;
        state.LargestGradient = largest;
        return isFirst ? null : BinaryPrimitives.ReadInt32LittleEndian(header[FirstHeaderSize..]);
    }

    private static void ReadScalars(Stream stream, Span<double> scalars)
    {
        var bytes = new byte[scalars.Length * sizeof(double)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw new InvalidDataException($"The optimizer's scalars end after {read} of {bytes.Length} bytes.");
        for (int i = 0; i < scalars.Length; i++)
        {
            scalars[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)));
            if (!double.IsFinite(scalars[i]))
                throw new InvalidDataException($"Scalar {i} of the optimizer is {scalars[i]}; a finite value was expected.");
        }
    }

    private static ParameterBuffer<TNetwork> ReadBuffer<TNetwork>(Stream stream, bool withStatistics, string what)
        where TNetwork : class, INetwork<TNetwork>
    {
        var buffer = new ParameterBuffer<TNetwork>();
        try
        {
            SafetensorsReader.Read(stream, TNetwork.Description, withStatistics, names: null, wantsStandardizer: false).CopyTo(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{what}: {exception.Message}", exception);
        }
        return buffer;
    }
}
