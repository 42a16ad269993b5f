using System.Collections.Immutable;
using System.Globalization;
using CompiledNet.Audio.Declaring;

namespace CompiledNet.Audio.RTNeural;

/// <summary>A layer of a model, which takes what the layer before it gives.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Kind">The kind, as its attribute is called.</param>
/// <param name="Units">The values that it gives for each step.</param>
/// <param name="Tensors">Its tensors under PyTorch's names and in PyTorch's shapes.</param>
internal sealed record ModelLayer(string Path, string Kind, int Units, ImmutableArray<NamedTensor> Tensors)
{
    /// <summary>The activation: that of an activation, or behind what a layer computes.</summary>
    public Activation Activation { get; init; } = Activation.Linear;

    public int KernelSize { get; init; } = 1;

    public int Dilation { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public float Epsilon { get; init; }

    public DeclaredLayer Declared()
    {
        string[] activation = Activation == Activation.Linear ? [] : [$"Activation.{Activation}"];
        return Kind switch
        {
            "Dense" => DeclaredLayer.Dense(Units, Values("weight")!, Values("bias"), activation),
            "Conv1D" => DeclaredLayer.Conv1D(Units, KernelSize, Dilation, Groups, Values("weight")!, Values("bias"), activation),
            "GRU" or "LSTM" => DeclaredLayer.Recurrent(Kind, Units, Values("weight_ih")!, Values("weight_hh")!, Values("bias_ih")!, Values("bias_hh")!),
            "BatchNorm" => new("BatchNorm", $"Epsilon = {Epsilon.ToString("R", CultureInfo.InvariantCulture)}f") { Tensors = Tensors },
            _ => new(Kind, activation) { Tensors = Tensors },
        };
    }

    private float[]? Values(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name)?.Values;
}
