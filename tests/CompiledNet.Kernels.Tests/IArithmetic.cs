namespace CompiledNet.Kernels.Tests;

/// <summary>How the registers under test round a multiply-add, one number at a time.</summary>
public interface IArithmetic
{
    /// <summary><c>x·y + z</c>.</summary>
    static abstract float MultiplyAdd(float x, float y, float z);
}

/// <summary>With one rounding.</summary>
public abstract class Fused : IArithmetic
{
    public static float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);
}

/// <summary>With a rounding of the product and one of the sum.</summary>
public abstract class RoundedTwice : IArithmetic
{
    public static float MultiplyAdd(float x, float y, float z)
    {
        float product = x * y;
        return product + z;
    }
}
