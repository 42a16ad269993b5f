namespace CompiledNet.Training.Tests;

/// <summary>Gradients with mistakes, and reports of gradients without.</summary>
internal static class CheckedGradients
{
    /// <summary>Adds a share of its tensor's largest derivative to one.</summary>
    public static void Shift<TNetwork>(ParameterBuffer<TNetwork> gradients, int element, float share)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] values = gradients.ToArray();
        Shift<TNetwork>(values, element, share);
        gradients.CopyFrom(values);
    }

    /// <summary>Adds a share of its tensor's largest derivative to one, and tells which tensor it is.</summary>
    public static int Shift<TNetwork>(float[] gradients, int element, float share)
        where TNetwork : class, INetwork<TNetwork>
    {
        int offset = 0;
        int tensor = 0;
        foreach (ParameterTensor candidate in TNetwork.Description.Tensors)
        {
            if (element < offset + candidate.Length)
            {
                gradients[element] += share * gradients.AsSpan(offset, candidate.Length).ToArray().Max(Math.Abs);
                return tensor;
            }
            offset += candidate.Length;
            tensor++;
        }
        throw new ArgumentOutOfRangeException(nameof(element));
    }

    /// <summary>Nothing differs.</summary>
    public static void AssertPassed(GradientReport report) => Assert.True(report.Passed, report.ToString());
}
