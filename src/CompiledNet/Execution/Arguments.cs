using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>Checks the spans that callers pass, before anything is written, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    // Loops over blocks of rows go past the last row by less than this, and must not go past the largest integer.
    private const int MostRows = int.MaxValue - (1 << 16);

    /// <summary>The number of rows of <paramref name="size"/> values in a span.</summary>
    /// <exception cref="ArgumentException">The span does not hold whole rows, or, of rows of one value, too many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountRows(int length, int size, string name)
    {
        int rows = (int)((uint)length / (uint)size);
        if (rows * size != length)
            ThrowNotWhole(length, size, name);
        if (size == 1 && rows > MostRows)
            ThrowTooMany(rows, name);
        return rows;
    }

    /// <summary>The number of rows of <paramref name="size"/> values in a span, at least one.</summary>
    /// <exception cref="ArgumentException">The span does not hold whole rows, or none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountSomeRows(int length, int size, string name)
    {
        if (length == 0)
            ThrowEmpty(size, name);
        return CountRows(length, size, name);
    }

    /// <summary>Requires a span of <paramref name="rows"/> rows.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireRows(int length, int rows, int size, string name)
    {
        if ((long)rows * size != length)
            ThrowLength(length, rows, size, name);
    }

    /// <summary>The number of sequences of rows of <paramref name="size"/> values in a span, at least one.</summary>
    /// <exception cref="ArgumentException">The span does not hold whole sequences, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sequence is to have no step, or none that counts.</exception>
    public static int CountSequences(int length, int size, int stepsPerSequence, int warmUpSteps, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerSequence, 1);
        if (warmUpSteps < 0 || warmUpSteps >= stepsPerSequence)
            throw new ArgumentOutOfRangeException(nameof(warmUpSteps), warmUpSteps, $"Of {stepsPerSequence} steps 0 to {stepsPerSequence - 1} can be such that do not count.");
        int rows = CountSomeRows(length, size, name);
        if (rows % stepsPerSequence != 0)
            throw new ArgumentException($"'{name}' has {rows} rows, which is not a whole number of sequences of {stepsPerSequence} steps.", name);
        return rows / stepsPerSequence;
    }

    /// <summary>The steps of each of so many sequences.</summary>
    /// <exception cref="ArgumentException">There is none, or the rows are not equally many of each.</exception>
    public static int CountSteps(int rows, int sequences, string name)
    {
        if (sequences == 0 || rows % sequences != 0)
            throw new ArgumentException($"'{name}' has {rows} rows, which are not equally many steps of {sequences} sequences.", name);
        return rows / sequences;
    }

    /// <summary>The steps that each of so many streams is to take.</summary>
    /// <exception cref="ArgumentException">The rows are not equally many for each.</exception>
    internal static int CountStepsOfStreams(int rows, int streams, string name)
    {
        if (streams == 0 ? rows != 0 : rows % streams != 0)
            throw new ArgumentException($"'{name}' has {rows} rows, which are not equally many steps of {streams} states.", name);
        return streams == 0 ? 0 : rows / streams;
    }

    /// <summary>Requires streams that are all there, each once.</summary>
    /// <exception cref="ArgumentException">One is null, or there twice.</exception>
    public static void RequireStreams(ReadOnlySpan<StreamMemory> streams, string name)
    {
        for (int number = 0; number < streams.Length; number++)
        {
            if (streams[number] is not { } stream)
                throw new ArgumentException($"State {number} is null.", name);
            stream.Number = number;
        }

        for (int number = 0; number < streams.Length; number++)
        {
            if (streams[number].Number != number)
                throw new ArgumentException($"The states {number} and {streams[number].Number} are the same; each stream needs a state of its own.", name);
        }
    }

    /// <summary>Requires exactly one row.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireRow(int length, int size, string name)
    {
        if (length != size)
            ThrowLength(length, 1, size, name);
    }

    /// <summary>Requires a batch with statistics: at least two rows.</summary>
    /// <exception cref="ArgumentException">There is one row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireBatch(int rows, string name)
    {
        if (rows < 2)
            ThrowNoBatch(name);
    }

    /// <summary>
    /// Whether a call of <c>Forward</c> is about one row and nothing is wrong with it: the usual case where every nanosecond counts,
    /// told in few instructions since the sizes are constants where this is inlined. For any other call the checks follow that say
    /// what is wrong.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreOneRow(ReadOnlySpan<float> inputs, int inputSize, Span<float> outputs, int outputSize, Span<float> parameters) =>
        inputs.Length == inputSize
        && outputs.Length == outputSize
        && AreDisjoint(ref MemoryMarshal.GetReference(inputs), inputSize, ref MemoryMarshal.GetReference(outputs), outputSize)
        && AreDisjoint(ref MemoryMarshal.GetReference(parameters), parameters.Length, ref MemoryMarshal.GetReference(outputs), outputSize);

    /// <summary>Requires that what is written does not overwrite what is read.</summary>
    /// <exception cref="ArgumentException">The spans share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDisjoint(ReadOnlySpan<float> read, Span<float> written, string readName, string writtenName)
    {
        if (read.Overlaps(written))
            ThrowOverlap(readName, writtenName);
    }

    /// <summary>The storage of a buffer for gradients, which must not be the buffer of the parameters.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    /// <exception cref="ArgumentException">It holds the parameters.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<float> GradientsOf<TNetwork>([NotNull] ParameterBuffer<TNetwork>? gradients, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (ReferenceEquals(gradients, parameters))
            throw new ArgumentException("The gradients would overwrite the parameters; pass another buffer.", nameof(gradients));
        return gradients.AsSpan();
    }

    /// <summary>Requires a class index for each row.</summary>
    /// <exception cref="ArgumentException">There are not as many labels as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RequireLabels(ReadOnlySpan<int> labels, int rows, int classes, string name)
    {
        if (labels.Length != rows)
            throw new ArgumentException($"'{name}' has {labels.Length} labels; there are {rows} rows.", name);
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
                throw new ArgumentOutOfRangeException(name, labels[row], $"The label of row {row} must be from 0 to {classes - 1}.");
        }
    }

    /// <summary>Requires valid indices in the rows of inputs that have some.</summary>
    /// <param name="inputs">Whole rows.</param>
    /// <param name="size">The values of a row.</param>
    /// <param name="numbers">The numbers of the inputs that are indices.</param>
    /// <param name="counts">For each of them, how many values it may have: whole numbers from 0 on.</param>
    /// <param name="name">The argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not such a number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RequireIndices(ReadOnlySpan<float> inputs, int size, ReadOnlySpan<int> numbers, ReadOnlySpan<int> counts, string name)
    {
        for (int first = 0; first < inputs.Length; first += size)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                float value = inputs[first + numbers[i]];
                int index = (int)value;
                // NaN and fractions do not equal the integer that they are converted to.
                if ((uint)index >= (uint)counts[i] || index != value)
                    throw new ArgumentOutOfRangeException(name, value, $"Input {numbers[i]} of row {first / size} is an index; it must be a whole number from 0 to {counts[i] - 1}.");
            }
        }
    }

    /// <summary>
    /// Whether two regions of at least one float each share no byte: the second begins neither inside the first nor less than its
    /// own length before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDisjoint(ref float first, int firstLength, ref float second, int secondLength)
    {
        nint distance = Unsafe.ByteOffset(ref first, ref second);
        return (nuint)(distance + secondLength * (nint)sizeof(float) - 1) >= (nuint)((firstLength + (nint)secondLength) * sizeof(float) - 1);
    }

    // Each of these is a single throw, by which the JIT knows that it does not return.

    [DoesNotReturn]
    private static void ThrowNotWhole(int length, int size, string name) =>
        throw new ArgumentException($"'{name}' has {length} values, which is not a whole number of rows of {size}.", name);

    [DoesNotReturn]
    private static void ThrowTooMany(int rows, string name) =>
        throw new ArgumentException($"'{name}' has {rows} rows; one call takes at most {MostRows}.", name);

    [DoesNotReturn]
    private static void ThrowEmpty(int size, string name) =>
        throw new ArgumentException($"'{name}' is empty; at least one row of {size} values is needed.", name);

    [DoesNotReturn]
    private static void ThrowNoBatch(string name) =>
        throw new ArgumentException($"'{name}' has one row; training with batch norm needs at least two, since the mean and variance are those of the batch.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int rows, int size, string name) => throw WrongLength(length, rows, size, name);

    private static ArgumentException WrongLength(int length, int rows, int size, string name) =>
        new($"'{name}' has {length} values; {rows} {(rows == 1 ? "row" : "rows")} of {size} {(rows == 1 ? "needs" : "need")} {(long)rows * size}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string readName, string writtenName) =>
        throw new ArgumentException($"'{writtenName}' shares memory with '{readName}'; pass spans that do not overlap.", writtenName);
}
