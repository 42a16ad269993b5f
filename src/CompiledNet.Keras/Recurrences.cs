namespace CompiledNet.Keras;

/// <summary>
/// Variables of recurrent layers to tensors of this library. Keras has <c>[inputs, gates·units]</c>, with the gates of a GRU in the order z, r, n; of a
/// GRU two biases one below the other, of the others and of a GRU with the reset before the product one, to which the second is 0.
/// </summary>
internal static class Recurrences
{
    /// <summary>The argument of a layer that begins with the last step.</summary>
    public const string Backwards = "GoBackwards = true";

    /// <summary>Whether a layer is one.</summary>
    public static bool Has(string @class) => @class is "SimpleRNN" or "GRU" or "LSTM";

    /// <summary>Whether the reset of a GRU stands behind the product with the state; of other layers true.</summary>
    public static bool ResetsAfter(KerasLayer layer) => layer.Class != "GRU" || layer.Flag("reset_after", true);

    /// <summary>The attribute.</summary>
    /// <exception cref="InvalidDataException">The layer has arguments with which it does not exist here; all are named.</exception>
    public static Translated Read(KerasLayer layer) => Read(layer, isReversedBehind: false);

    /// <summary>The same of the layer backwards of both directions, whose outputs are put in the order of the steps behind it.</summary>
    public static Translated ReadBackwards(KerasLayer layer) => Read(layer, isReversedBehind: true);

    private static Translated Read(KerasLayer layer, bool isReversedBehind)
    {
        bool resetsAfter = ResetsAfter(layer);
        List<string> faults = [];
        Require(layer.Text("activation", layer.Has("activation") ? "(an object)" : "tanh") == "tanh", "another activation than tanh");
        Require(layer.Class == "SimpleRNN" || layer.Text("recurrent_activation", layer.Has("recurrent_activation") ? "(an object)" : "sigmoid") == "sigmoid", "another recurrent_activation than sigmoid");
        Require(!layer.Flag("stateful", false), "states that are kept from batch to batch (stateful); a network with Streaming = true has such");
        Require(!layer.Flag("return_state", false), "its states as outputs (return_state)");
        Require(!layer.Flag("time_major", false), "the steps in front of the rows (time_major)");
        bool returnsSequences = layer.Flag("return_sequences", false), goesBackwards = layer.Flag("go_backwards", false);
        Require(!returnsSequences || !goesBackwards || isReversedBehind, "outputs from the last step to the first (go_backwards with return_sequences); here they stay at their steps");
        if (faults.Count > 0)
            throw new InvalidDataException($"{layer} has {string.Join(", ", faults)}");
        return new Translated(
            layer.Class,
            [
                layer.Sizes("units") is [var units] ? $"{units}" : throw new InvalidDataException($"{layer} has no units"),
                .. returnsSequences ? (string[])["ReturnSequences = true"] : [],
                .. goesBackwards ? (string[])[Backwards] : [],
                .. resetsAfter ? [] : (string[])["ResetAfter = false"],
            ]);

        void Require(bool isSo, string otherwise)
        {
            if (!isSo)
                faults.Add(otherwise);
        }
    }

    /// <summary>All tensors of a layer.</summary>
    /// <param name="class">The layer's class.</param>
    /// <param name="variables">Its variables under Keras' names.</param>
    /// <param name="resetsAfter">Of a GRU, whether its reset stands behind the product with the state.</param>
    /// <exception cref="InvalidDataException">There are others, or of other shapes.</exception>
    public static NamedTensor[] Convert(string @class, IReadOnlyList<NamedTensor> variables, bool resetsAfter = true)
    {
        int gates = @class switch { "GRU" => 3, "LSTM" => 4, _ => 1 };
        NamedTensor state = Of("recurrent_kernel") ?? throw Unknown(@class, variables);
        NamedTensor inputs = Of("kernel") ?? throw Unknown(@class, variables);
        if (state.Shape.Length != 2 || inputs.Shape.Length != 2 || state.Shape[0] == 0 || state.Shape[1] != gates * state.Shape[0] || inputs.Shape[1] != state.Shape[1])
            throw Unknown(@class, variables);
        int sums = state.Shape[1];
        float[] biases = Biases(@class, Of("bias"), sums, resetsAfter) ?? throw Unknown(@class, variables);
        if (variables.Count > (Of("bias") is null ? 2 : 3))
            throw Unknown(@class, variables);
        if (!resetsAfter)
            return OfEarlyReset(Gates(@class, Kernels.Permuted(inputs, "weight_ih", [1, 0])), Gates(@class, Kernels.Permuted(state, "weight_hh", [1, 0])), Gates(@class, new NamedTensor("bias_ih", [sums], biases[..sums])));
        return
        [
            Gates(@class, Kernels.Permuted(inputs, "weight_ih", [1, 0])),
            Gates(@class, Kernels.Permuted(state, "weight_hh", [1, 0])),
            Gates(@class, new NamedTensor("bias_ih", [sums], biases[..sums])),
            Gates(@class, new NamedTensor("bias_hh", [sums], biases[sums..])),
        ];

        NamedTensor? Of(string name) => variables.FirstOrDefault(variable => variable.Name == name);
    }

    /// <summary>A GRU with the reset before the product has the last block of the state's weights as a matrix by itself, and one bias.</summary>
    private static NamedTensor[] OfEarlyReset(NamedTensor inputs, NamedTensor state, NamedTensor biases)
    {
        int units = state.Shape[1], size = 2 * units * units;
        return [inputs, state with { Shape = [2 * units, units], Values = state.Values[..size] }, new NamedTensor("weight_hn", [units, units], state.Values[size..]), biases];
    }

    /// <summary>Both biases; null if the layer's is not known.</summary>
    private static float[]? Biases(string @class, NamedTensor? bias, int sums, bool resetsAfter) => (@class, bias?.Shape.ToArray()) switch
    {
        (_, null) => new float[2 * sums],
        ("GRU", [2, var length]) when resetsAfter && length == sums => bias!.Values,
        (_, [var length]) when (@class != "GRU" || !resetsAfter) && length == sums => [.. bias!.Values, .. new float[sums]],
        _ => null,
    };

    /// <summary>Blocks of rows in the order r, z, n, where Keras has z, r, n.</summary>
    private static NamedTensor Gates(string @class, NamedTensor tensor)
    {
        int block = tensor.Values.Length / 3;
        return @class != "GRU" ? tensor : tensor with { Values = [.. tensor.Values[block..(2 * block)], .. tensor.Values[..block], .. tensor.Values[(2 * block)..]] };
    }

    private static InvalidDataException Unknown(string @class, IEnumerable<NamedTensor> variables) => new(
        $"A layer {@class} has the variables {string.Join(", ", variables.Select(variable => $"{variable.Name} [{string.Join(", ", variable.Shape)}]"))}, which do not belong together.");
}
