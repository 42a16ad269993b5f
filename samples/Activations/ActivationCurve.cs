using CompiledNet;

namespace Activations;

/// <summary>An activation function and its slope, as a compiled unit computes them.</summary>
/// <param name="Z">Where it was measured.</param>
/// <param name="A">a = g(z).</param>
/// <param name="Slope">g'(z) = da/dz.</param>
public sealed record ActivationCurve(float[] Z, float[] A, float[] Slope)
{
    /// <summary>
    /// Measures a unit with one input. With w = 1 and b = 0 the input is z; and the backward pass, started with
    /// da = 1 in every row, gives g'(z) as the derivative with respect to the input.
    /// </summary>
    public static ActivationCurve Of<TUnit>(params float[] z)
        where TUnit : class, INetwork<TUnit>
    {
        TUnit unit = TUnit.Create(seed: 0);
        unit.Parameters.CopyFrom([1f, 0f]);

        var a = new float[z.Length];
        unit.Forward(z, a);

        var ones = new float[z.Length];
        Array.Fill(ones, 1f);
        var slope = new float[z.Length];
        unit.BackwardFrom(z, ones, new ParameterBuffer<TUnit>(), slope);
        return new ActivationCurve(z, a, slope);
    }
}
