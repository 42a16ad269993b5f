using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>What rows had some steps before, and what goes back to them. The rows of the first step of all streams come first, then those of the second.</summary>
internal static class Delayed
{
    /// <summary>Puts the elements of each row, and what is kept of the last ones, among the values.</summary>
    public static void Run<T>(Delays delays, Dictionary<Value, Tensor<T>> values, int streams)
    {
        int size = delays.Operand.Size, reach = delays.Reach;
        T[] rows = values[delays.Operand].Numbers, kept = values[delays.Kept].Numbers;
        int steps = rows.Length / size / streams;
        Span<T> RowOf(int stream, int step) => step >= 0 ? rows.AsSpan((step * streams + stream) * size, size) : kept.AsSpan((stream * reach + reach + step) * size, size);
        var elements = new T[steps * streams * delays.Elements.Length * size];
        var next = new T[streams * reach * size];
        for (int stream = 0; stream < streams; stream++)
        {
            for (int step = 0; step < steps; step++)
            {
                for (int element = 0; element < delays.Elements.Length; element++)
                    RowOf(stream, step - (delays.Elements.Length - 1 - element) * delays.Dilation).CopyTo(elements.AsSpan(((step * streams + stream) * delays.Elements.Length + element) * size));
            }

            for (int past = 0; past < reach; past++)
                RowOf(stream, steps - reach + past).CopyTo(next.AsSpan((stream * reach + past) * size));
        }

        values.Add(delays.Result, new Tensor<T>(delays.Result.Axes, elements));
        values.Add(delays.Next, new Tensor<T>(delays.Next.Axes, next));
    }

    public static T[] Sums<T>(DelaySums sums, Tensor<T> elements, int streams)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        int size = sums.Result.Size, count = sums.Elements.Length, rows = elements.Numbers.Length / size / count;
        var result = new T[rows * size];
        for (int row = 0; row < rows; row++)
        {
            for (int element = 0; element < count; element++)
            {
                int later = row + (count - 1 - element) * sums.Dilation * streams;
                for (int channel = 0; later < rows && channel < size; channel++)
                    result[row * size + channel] += elements.Numbers[(later * count + element) * size + channel];
            }
        }

        return result;
    }
}
