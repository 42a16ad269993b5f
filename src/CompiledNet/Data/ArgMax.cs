namespace CompiledNet;

/// <summary>The hard maximum: which of the values is the largest.</summary>
public static class ArgMax
{
    /// <summary>The index of the largest value, the first of equals; NaN counts as larger than every number.</summary>
    /// <param name="values">At least one value, such as the outputs of a softmax layer for one row.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static int Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("At least one value is needed; there is none.", nameof(values));

        int largest = 0;
        for (int i = 1; i < values.Length && !float.IsNaN(values[largest]); i++)
        {
            if (values[i] > values[largest] || float.IsNaN(values[i]))
                largest = i;
        }
        return largest;
    }
}
