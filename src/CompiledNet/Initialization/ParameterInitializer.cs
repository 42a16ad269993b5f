using System.ComponentModel;
using System.Diagnostics;

namespace CompiledNet;

/// <summary>Draws the first parameters of a network, for the constructors of generated classes.</summary>
/// <remarks>
/// Element <c>i</c> (in canonical order) of tensor <c>t</c> takes word <c>i mod 4</c> of the <see cref="Philox"/> block with
/// counter <c>(i div 4, 0, t, 0)</c> and key <c>(seed, 0)</c>. That word <c>w</c> becomes <c>u = (w + ½)/2³²</c> in (0, 1);
/// uniform draws are <c>(2u − 1)·limit</c>, normal draws <c>σ·Φ⁻¹(u)</c>, so no larger than 6.4 σ. All is computed in
/// double by operations that IEEE 754 fixes to the bit and then rounded once to float. So a parameter depends on the
/// seed, its tensor and its index, not on how the storage is laid out, and is the same on every machine. Statistics are numbered
/// behind the tensors that are trained.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterInitializer
{
    /// <summary>Sets every parameter, and the statistics, as its tensor's <see cref="ParameterTensor.Initializer"/> says.</summary>
    /// <param name="parameters">The parameters to set.</param>
    /// <param name="seed">Any number; the same one gives the same bits on every machine.</param>
    /// <typeparam name="TNetwork">The network whose parameters they are.</typeparam>
    public static void Fill<TNetwork>(ParameterBuffer<TNetwork> parameters, int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int index = 0;
        foreach (ParameterTensor tensor in TNetwork.Description.Tensors.Concat(TNetwork.Description.Statistics))
        {
            var values = new float[tensor.Length];
            Fill(values, tensor, index++, seed);
            parameters[tensor].CopyFrom(values);
        }
    }

    /// <summary>A network's first parameters, in a buffer of their own.</summary>
    /// <param name="seed">Any number; the same one gives the same bits on every machine.</param>
    /// <typeparam name="TNetwork">The network whose parameters they are.</typeparam>
    public static ParameterBuffer<TNetwork> Draw<TNetwork>(int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        var parameters = new ParameterBuffer<TNetwork>();
        Fill(parameters, seed);
        return parameters;
    }

    private static void Fill(Span<float> values, ParameterTensor tensor, int index, int seed)
    {
        double n = tensor.FanIn;
        double m = tensor.FanOut;
        switch (tensor.Initializer)
        {
            case Initializer.HeNormal:
                FillNormal(values, Math.Sqrt(2 / n), index, seed);
                break;
            case Initializer.HeUniform:
                FillUniform(values, Math.Sqrt(6 / n), index, seed);
                break;
            case Initializer.GlorotNormal:
                FillNormal(values, Math.Sqrt(2 / (n + m)), index, seed);
                break;
            case Initializer.GlorotUniform:
                FillUniform(values, Math.Sqrt(6 / (n + m)), index, seed);
                break;
            case Initializer.LeCunNormal:
                FillNormal(values, Math.Sqrt(1 / n), index, seed);
                break;
            case Initializer.Zeros:
                values.Clear();
                break;
            case Initializer.Constant:
                FillConstant(values, tensor);
                break;
            default:
                throw new UnreachableException($"'{tensor.Name}' is described with the initializer {tensor.Initializer}; a description names one that draws.");
        }
    }

    private static void FillConstant(Span<float> values, ParameterTensor tensor)
    {
        values.Fill(tensor.InitialValue);
        int length = values.Length / Math.Max(tensor.InitialValues.Length, 1);
        for (int part = 0; part < tensor.InitialValues.Length; part++)
            values.Slice(part * length, length).Fill(tensor.InitialValues[part]);
    }

    private static void FillNormal(Span<float> values, double standardDeviation, int tensor, int seed)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(standardDeviation * NormalQuantile.At(Uniform(i, tensor, seed)));
    }

    private static void FillUniform(Span<float> values, double limit, int tensor, int seed)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)((2 * Uniform(i, tensor, seed) - 1) * limit);
    }

    /// <summary>A number in (0, 1): the middle of one of 2³² equal intervals.</summary>
    private static double Uniform(int element, int tensor, int seed)
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(
            (uint)element / 4, 0, (uint)tensor, 0, unchecked((uint)seed), (uint)RandomPurpose.Initialization);
        uint word = (element & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
        return (word + 0.5) / 4294967296.0;
    }
}
