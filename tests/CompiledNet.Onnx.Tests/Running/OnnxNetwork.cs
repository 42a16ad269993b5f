using System.Collections.Immutable;
using System.Reflection;

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>A generated network, with its type hidden so that one test can run over all of them.</summary>
internal abstract class OnnxNetwork
{
    public abstract NetworkDescription Description { get; }

    public abstract ImmutableArray<NamedTensor> Tensors { get; set; }

    /// <summary>Whether products are fused with sums, which is no part of a model.</summary>
    public abstract bool IsFused { get; }

    public abstract float[] Forward(float[] inputs);

    /// <summary>A stream of a network whose rows are steps, which has taken none.</summary>
    public abstract OnnxStream Open();

    public static OnnxNetwork Of(Type type) => (OnnxNetwork)Activator.CreateInstance(typeof(OnnxNetwork<>).MakeGenericType(type))!;

    /// <summary>Draws all tensors: weights of about the size that training gives them, and scales and variances near 1.</summary>
    public void Draw(int seed)
    {
        var random = new Random(seed);
        Tensors = [.. Tensors.Select(tensor =>
        {
            bool isScale = tensor.Name.EndsWith("_var", StringComparison.Ordinal) || tensor.Name.Contains("norm", StringComparison.Ordinal) && tensor.Name.EndsWith("weight", StringComparison.Ordinal);
            float limit = tensor.Shape.Length > 1 ? 2f / MathF.Sqrt(tensor.Values.Length / tensor.Shape[0]) : 0.5f;
            return tensor with { Values = [.. tensor.Values.Select(_ => (isScale ? 1 : 0) + limit * (2 * random.NextSingle() - 1))] };
        })];
    }

    /// <summary>Rows of inputs between −2 and 2, with indices where embeddings take them.</summary>
    public float[] Inputs(int rows, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[rows * Description.InputSize];
        for (int place = 0; place < inputs.Length; place++)
        {
            int column = place % Description.InputSize;
            LayerDescription? embedding = Description.Layers.FirstOrDefault(layer => layer.Columns.Contains(column));
            inputs[place] = embedding is null ? 4 * random.NextSingle() - 2 : random.Next(embedding.Tensors[0].Shape[0]);
        }

        return inputs;
    }
}

/// <inheritdoc/>
internal sealed class OnnxNetwork<TNetwork> : OnnxNetwork
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TNetwork _network = TNetwork.Create(seed: 0);

    public override NetworkDescription Description => TNetwork.Description;

    public override ImmutableArray<NamedTensor> Tensors
    {
        get => OnnxExport.TensorsOf(_network.Parameters);
        set
        {
            Assert.Equal(Description.FileNames, value.Select(tensor => tensor.Name));
            foreach ((ParameterTensor tensor, NamedTensor given) in Description.StoredTensors.Zip(value))
                _network.Parameters[tensor].CopyFrom(given.Values);
        }
    }

    public override bool IsFused => typeof(TNetwork).GetCustomAttribute<NetworkAttribute>()!.FusedMultiplyAdd;

    public override OnnxStream Open() => OnnxStream.Of(_network);

    public override float[] Forward(float[] inputs)
    {
        var outputs = new float[inputs.Length / Description.InputSize * Description.OutputSize];
        _network.Forward(inputs, outputs);
        return outputs;
    }
}
