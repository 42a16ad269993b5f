using System.IO.Compression;
using System.Text.Json;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

/// <summary>
/// Activations against values and gradients of libtorch 2.10 in double precision, through TorchSharp 0.107: for one row and for many.
/// </summary>
public sealed class TorchActivationTests
{
    // No activation bends more: the second derivative of softsign at 0.
    private const double Bend = 2;

    private static readonly IReadOnlyDictionary<string, Case> Cases = Read();

    private static readonly Dictionary<string, Action<Case>> Networks = new()
    {
        ["hardswish"] = Compare<SixHardSwish>,
        ["mish"] = Compare<SixMish>,
        ["softsign"] = Compare<SixSoftsign>,
        ["relu6"] = Compare<SixReLU6>,
        ["log_softmax"] = Compare<SixLogSoftmax>,
        ["gelu"] = Compare<SixGELU>,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_PyTorch(string name) => Networks[name](Cases[name]);

    private static void Compare<TNetwork>(Case torch)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 0);
        ParameterTensor weights = TNetwork.Description.Layers[0].Tensors[0];
        network.Parameters.Clear();
        int units = TNetwork.Description.InputSize;
        for (int unit = 0; unit < units; unit++)
            network.Parameters[weights][unit, unit] = 1;

        Compare(network, torch, units, rows: 1);
        Compare(network, torch, units, torch.Input.Values.Length / units);
    }

    private static void Compare<TNetwork>(TNetwork network, Case torch, int units, int rows)
        where TNetwork : class, INetwork<TNetwork>
    {
        bool isOfRow = TNetwork.Description.Layers[0].Activation == Activation.LogSoftmax;
        for (int start = 0; start < torch.Input.Values.Length; start += rows * units)
        {
            float[] inputs = Floats(torch.Input, start, rows * units);
            float[] derivatives = Floats(torch.OutputGradient, start, rows * units);
            var outputs = new float[inputs.Length];
            var inputGradients = new float[inputs.Length];
            network.Forward(inputs, outputs);
            network.BackwardFrom(inputs, derivatives, new ParameterBuffer<TNetwork>(), inputGradients);

            for (int i = 0; i < inputs.Length; i++)
            {
                double x = torch.Input.Values[start + i];
                double d = torch.OutputGradient.Values[start + i];
                double a = torch.Output.Values[start + i];
                double dx = torch.InputGradient.Values[start + i];
                double[] row = torch.Input.Values[((start + i) / units * units)..((start + i) / units * units + units)];
                double[] rowDerivatives = torch.OutputGradient.Values[((start + i) / units * units)..((start + i) / units * units + units)];

                // Inputs are rounded to floats, which moves a by the slope and the slope by the bend; the function itself rounds too. In a
                // row the largest input and the sum of derivatives count for every unit.
                double size = row.Max(Math.Abs);
                double error = isOfRow
                    ? FloatRounding.Function * (1 + 2 * size)
                    : FloatRounding.Function * Math.Abs(a) + FloatRounding.Unit * Math.Abs(x * dx / d) + FloatRounding.Underflow;
                double gradientError = isOfRow
                    ? FloatRounding.Function * (Math.Abs(d) + (1 + 2 * size) * rowDerivatives.Sum(Math.Abs))
                    : Math.Abs(d) * (FloatRounding.Function * (1 + Math.Abs(dx / d)) + FloatRounding.Unit * Bend * Math.Abs(x));
                Assert.Equal(a, outputs[i], error);
                Assert.Equal(dx, inputGradients[i], gradientError);
            }
        }
    }

    private static float[] Floats(Tensor tensor, int start, int count) => [.. tensor.Values.Skip(start).Take(count).Select(value => (float)value)];

    private static Dictionary<string, Case> Read()
    {
        using Stream resource = typeof(TorchActivationTests).Assembly.GetManifestResourceStream("torch-layers.json.gz")!;
        using var json = new GZipStream(resource, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Contents>(json, JsonSerializerOptions.Web)!.Cases
            .Where(torch => torch.Kind == "Activation")
            .ToDictionary(torch => torch.Settings);
    }

    private sealed record Contents(Case[] Cases);

    private sealed record Case(string Kind, string Settings, Tensor Input, Tensor Output, Tensor OutputGradient, Tensor InputGradient);

    private sealed record Tensor(double[] Values);
}
