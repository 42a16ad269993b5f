using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>A layer as it is written and as it is meant.</summary>
internal sealed record DeclaredLayer(LayerDeclaration Declaration, LayerModel Model)
{
    public string Name => Model.Name;

    /// <summary>The constant of the activation, as the user writes it.</summary>
    public string Activation => Model.Activation.Function.Constant;

    /// <summary>What is known of the activation.</summary>
    public ActivationFunction Function => Model.Activation.Function;

    /// <summary>The argument with the activation, or the attribute if there is none.</summary>
    public LocationInfo ActivationLocation => Declaration.ActivationArgument?.Name.Location ?? Declaration.Location;

    /// <summary>The argument with the size, or the attribute if the layer has none.</summary>
    public LocationInfo SizeLocation => Declaration.SizeArgument?.Location ?? Declaration.Location;
}
