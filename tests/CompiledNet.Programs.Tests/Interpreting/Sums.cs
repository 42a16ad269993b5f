using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Sums, in the order that belongs to their definition.</summary>
internal static class Sums
{
    /// <param name="order">The order.</param>
    /// <param name="terms">How many terms there are.</param>
    /// <param name="start">What the sum starts from.</param>
    /// <param name="add">Adds the term of a number to a partial sum.</param>
    public static T Of<T, TTerms>(SumOrder order, int terms, T start, TTerms add)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, ITerms<T>
    {
        switch (order)
        {
            case Accumulators { Count: 1 }:
                T inOrder = start;
                for (int k = 0; k < terms; k++)
                    inOrder = add.Add(k, inOrder);
                return inOrder;
            case Accumulators accumulators:
                T[] partial = new T[accumulators.Count];
                partial[0] = start;
                return Neighbours(Partial(partial, terms, add));
            case ByHalves when T.IsZero(start):
                return Halves(Partial(new T[16], terms, add), (left, right) => left + right);
            default:
                throw new InvalidOperationException($"A sum from {start} has no order {order}.");
        }
    }

    /// <summary>Combines sixteen partial results: <c>c</c> and <c>c + 8</c>, then <c>c</c> and <c>c + 4</c>, <c>c + 2</c>, <c>c + 1</c>.</summary>
    public static T Halves<T>(T[] partial, Func<T, T, T> combine)
    {
        for (int half = partial.Length / 2; half > 0; half /= 2)
        {
            for (int c = 0; c < half; c++)
                partial[c] = combine(partial[c], partial[c + half]);
        }

        return partial[0];
    }

    /// <summary>Partial result <c>c</c> takes the terms <c>k</c> with <c>k mod count = c</c>, in order.</summary>
    public static T[] Partial<T, TTerms>(T[] partial, int terms, TTerms add)
        where TTerms : struct, ITerms<T>
    {
        for (int k = 0; k < terms; k++)
            partial[k % partial.Length] = add.Add(k, partial[k % partial.Length]);
        return partial;
    }

    private static T Neighbours<T>(T[] partial)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        while (partial.Length > 1)
            partial = [.. partial.Chunk(2).Select(pair => pair[0] + pair[1])];
        return partial[0];
    }
}
