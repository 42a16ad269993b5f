namespace CompiledNet;

/// <summary>What settings of optimizers may be.</summary>
internal static class Hyperparameter
{
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public static float AtLeastZero(float value, string name) => float.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");

    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or NaN.</exception>
    public static float AboveZero(float value, string name) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0.");

    /// <summary>An ε, which keeps a quotient finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public static float Epsilon(float value, string name) => float.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "ε must be finite and above 0.");

    /// <summary>The share that a running mean keeps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public static double Decay(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A decay must be in [0, 1).");

    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public static float Momentum(float value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The momentum must be in [0, 1).");
}
