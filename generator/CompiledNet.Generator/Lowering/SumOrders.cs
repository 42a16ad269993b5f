using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The orders of the sums of products, which are a part of what a network computes.</summary>
internal static class SumOrders
{
    private const int Vector = 16;
    private const int ShortSum = 16;

    /// <summary>
    /// The order of a product over <paramref name="inputs"/> inputs. One row of a layer with few units has few sums; several
    /// accumulators hide the latency of the multiply-adds. Wide layers have sums enough, and short sums are not worth the additions at the
    /// end.
    /// </summary>
    public static Accumulators OfProduct(int inputs, int units)
    {
        const int LongSum = 64;
        if (inputs < ShortSum)
            return new(1);
        return new(((units + Vector - 1) / Vector) switch
        {
            1 => 4,
            2 => inputs >= LongSum ? 4 : 2,
            3 or 4 => 2,
            _ => 1,
        });
    }

    /// <summary>
    /// The same of a product with a state, for which each step waits: there a sum half as long is worth two accumulators too.
    /// </summary>
    public static Accumulators OfRecurrence(int inputs, int units)
    {
        const int MostVectors = 4;
        return inputs is >= ShortSum / 2 and < ShortSum && units <= MostVectors * Vector ? new(2) : OfProduct(inputs, units);
    }
}
