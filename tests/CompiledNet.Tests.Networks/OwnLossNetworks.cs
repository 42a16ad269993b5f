using System;

namespace CompiledNet.Tests.Networks;

/// <summary>One output, whose error counts in proportion to the target.</summary>
[Network(9), Dense(12, Activation.Tanh), Dense(1)]
public sealed partial class RelativeErrors
{
    /// <summary><c>e²/(1 + y²)</c>.</summary>
    [LossExpression]
    public static float RelativeError(float output, float target)
    {
        float error = output - target;
        return error * error / (1f + target * target);
    }
}

/// <summary>Whole registers with a rest, and all that a loss may be written with.</summary>
[Network(7), Dense(18, Activation.SiLU), Dense(21)]
public sealed partial class EveryOperation
{
    /// <summary>A sum of everything.</summary>
    [LossExpression]
    public static float Everything(float output, float target)
    {
        float error = output - target;
        float size = MathF.Abs(error);
        float root = MathF.Sqrt(1f + error * error) - 1f;
        float bent = MathF.Tanh(MathF.Max(output, 0.25f * target)) + MathF.Min(size, 2f);
        return size > 1f ? root + MathF.Log(1f + size) + bent : MathF.Pow(size, 3f) + MathF.Exp(-size) + bent;
    }
}
