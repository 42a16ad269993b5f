using System.Collections.Immutable;

namespace CompiledNet.Audio.Declaring;

/// <summary>A layer of a network that is being declared.</summary>
/// <param name="Kind">The kind, as its attribute is called.</param>
/// <param name="Arguments">The arguments of the attribute but for <c>Input</c> and <c>Name</c>.</param>
internal sealed record DeclaredLayer(string Kind, params string[] Arguments)
{
    /// <summary>The name; null for kind and number.</summary>
    public string? Name { get; init; }

    /// <summary>The layer that it takes; null for the one before.</summary>
    public string? Input { get; init; }

    /// <summary>Its tensors under PyTorch's names: <c>weight</c>, <c>bias_hh</c>.</summary>
    public ImmutableArray<NamedTensor> Tensors { get; init; } = [];

    /// <summary>What is said of it beside the attribute; null for nothing.</summary>
    public string? Remark { get; init; }

    public static DeclaredLayer Dense(int units, float[] weights, float[]? biases, params string[] arguments) =>
        new("Dense", [$"{units}", .. arguments, .. biases is null ? ["UseBias = false"] : Array.Empty<string>()])
        {
            Tensors = WithBiases(new NamedTensor("weight", [units, weights.Length / units], weights), biases),
        };

    public static DeclaredLayer Conv1D(int filters, int kernelSize, int dilation, int groups, float[] weights, float[]? biases, params string[] arguments) =>
        new(
            "Conv1D",
            [
                $"{filters}",
                $"{kernelSize}",
                .. arguments,
                "Padding = Padding.Causal",
                .. dilation == 1 ? Array.Empty<string>() : [$"Dilation = {dilation}"],
                .. groups == 1 ? Array.Empty<string>() : [$"Groups = {groups}"],
                .. biases is null ? ["UseBias = false"] : Array.Empty<string>(),
            ])
        {
            Tensors = WithBiases(new NamedTensor("weight", [filters, weights.Length / filters / kernelSize, kernelSize], weights), biases),
        };

    /// <summary>A recurrent layer that gives every step.</summary>
    /// <param name="kind"><c>GRU</c> or <c>LSTM</c>.</param>
    /// <param name="units">The size of the hidden state.</param>
    /// <param name="weightsIh"><c>[gates · units, features]</c></param>
    /// <param name="weightsHh"><c>[gates · units, units]</c></param>
    /// <param name="biasesIh"><c>[gates · units]</c></param>
    /// <param name="biasesHh"><c>[gates · units]</c></param>
    public static DeclaredLayer Recurrent(string kind, int units, float[] weightsIh, float[] weightsHh, float[] biasesIh, float[] biasesHh)
    {
        int sums = biasesIh.Length;
        return new(kind, $"{units}", "ReturnSequences = true")
        {
            Tensors =
            [
                new("weight_ih", [sums, weightsIh.Length / sums], weightsIh),
                new("weight_hh", [sums, units], weightsHh),
                new("bias_ih", [sums], biasesIh),
                new("bias_hh", [sums], biasesHh),
            ],
        };
    }

    private static ImmutableArray<NamedTensor> WithBiases(NamedTensor weights, float[]? biases) =>
        biases is null ? [weights] : [weights, new NamedTensor("bias", [biases.Length], biases)];
}
