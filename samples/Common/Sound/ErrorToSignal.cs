namespace CompiledNet.Samples;

/// <summary>How far a signal is from what it should be.</summary>
public static class ErrorToSignal
{
    /// <summary>The energy of the error as a part of that of the signal: <c>Σ(y − ŷ)²/Σy²</c>.</summary>
    public static double Ratio(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double error = 0, signal = 0;
        for (int place = 0; place < expected.Length; place++)
        {
            double difference = (double)expected[place] - actual[place];
            error += difference * difference;
            signal += (double)expected[place] * expected[place];
        }

        return error / signal;
    }
}
