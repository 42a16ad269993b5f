namespace CompiledNet.Kernels.Tests;

/// <summary>Inner products in double precision.</summary>
internal static class Products
{
    public static double Inner(float[] left, float[] right)
    {
        Assert.Equal(left.Length, right.Length);
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }

    public static float[] Magnitudes(float[] values) => [.. values.Select(Math.Abs)];
}
