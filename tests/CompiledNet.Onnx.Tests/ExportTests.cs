using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class ExportTests(TestNetworks networks)
{
    private const int Rows = 3;

    [Fact]
    public void ONNX_Runtime_computes_what_every_network_of_the_tests_computes()
    {
        int count = 0;
        foreach (OnnxNetwork network in networks.All.Where(network => !network.Description.IsStreaming))
        {
            NetworkDescription description = network.Description;
            network.Draw(seed: 5);
            float[] inputs = network.Inputs(Rows, seed: 6);
            try
            {
                using var model = new OnnxRuntimeModel(OnnxExport.ToBytes(description, network.Tensors));
                float[] expected = model.Run("output", ("input", inputs, [Rows, .. description.InputShape.Select(size => (long)size)]));
                Agreement.Assert(description.Name, expected, network.Forward(inputs));
            }
            catch (Microsoft.ML.OnnxRuntime.OnnxRuntimeException exception)
            {
                Assert.Fail($"{description.Name}: {exception.Message}");
            }

            count++;
        }

        Assert.True(count > 100, $"There were {count} networks.");
    }
}
