namespace CompiledNet;

/// <summary>One pass over values that must be finite.</summary>
internal static class Magnitude
{
    /// <summary>The largest magnitude of the values; NaN or infinity if there is one among them; 0 of none.</summary>
    /// <remarks>
    /// The bits of floats without their signs, read as integers, are ordered as the magnitudes are, with infinity and NaN
    /// above all.
    /// </remarks>
    public static float Largest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        foreach (float value in values)
            largest = Math.Max(largest, BitConverter.SingleToInt32Bits(value) & int.MaxValue);
        return BitConverter.Int32BitsToSingle(largest);
    }
}
