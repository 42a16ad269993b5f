using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Layers.Recurrent;

/// <summary>The attribute of a recurrent layer.</summary>
/// <param name="Kind">The attribute's name: <c>GRU</c>.</param>
/// <param name="Head">What every layer's attribute says.</param>
/// <param name="Units">The size of the hidden state, which is what a step gives.</param>
/// <param name="ReturnSequences">Whether the layer gives what every step gives, and not the last alone.</param>
/// <param name="GoBackwards">Whether the last step of the sequence comes first.</param>
/// <param name="OfInputs">How the weights of the inputs are drawn.</param>
/// <param name="OfState">How the weights of the hidden state are drawn.</param>
/// <param name="ForgetBias">What the biases of an LSTM's forget gate start with.</param>
internal sealed record RecurrentDeclaration(
    string Kind,
    LayerHead Head,
    Written<int> Units,
    bool ReturnSequences,
    Written<bool>? GoBackwards,
    InitializerDeclaration OfInputs,
    InitializerDeclaration OfState,
    Written<float>? ForgetBias)
    : LayerDeclaration(Kind, Head)
{
    /// <summary>Whether the reset gate of a GRU stands behind the product with the state.</summary>
    public bool ResetAfter { get; init; } = true;

    public override Written<int>? SizeArgument => Units;

    public static RecurrentDeclaration? Parse(string kind, AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        InitializerDeclaration? ofInputs = InitializerDeclaration.Parse(arguments), ofState = InitializerDeclaration.ParseRecurrent(arguments);
        return arguments.Positional<int>("units") is { } units && ofInputs is not null && ofState is not null
            ? new RecurrentDeclaration(
                kind, head, units, arguments.Named<bool>("ReturnSequences")?.Value ?? false, arguments.Named<bool>("GoBackwards"), ofInputs, ofState, arguments.Named<float>("ForgetBias"))
            {
                ResetAfter = arguments.Named<bool>("ResetAfter")?.Value ?? true,
            }
            : null;
    }
}
