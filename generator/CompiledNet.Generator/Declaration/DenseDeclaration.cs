using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A <c>[Dense]</c> attribute.</summary>
internal sealed record DenseDeclaration(
    LocationInfo Location,
    Written<string>? Name,
    Written<int> Units,
    ActivationDeclaration Activation,
    bool UseBias,
    Written<string> Initializer,
    Written<float>? InitialValue)
    : LayerDeclaration("Dense", Location, Name)
{
    public const string Attribute = "CompiledNet.DenseAttribute";

    public static DenseDeclaration? Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        Written<int>? units = arguments.Positional<int>("units");
        Written<string>? activation = arguments.PositionalEnum("activation");
        Written<string>? initializer = arguments.NamedEnum("Initializer", "Automatic");
        if (units is null || activation is null || initializer is null)
            return null;

        return new DenseDeclaration(
            arguments.Location,
            arguments.Named<string>("Name"),
            units,
            new ActivationDeclaration(
                activation,
                arguments.Named<float>("Slope"),
                arguments.Named<float>("Alpha"),
                arguments.Named<bool>("TanhApproximation")),
            arguments.Named<bool>("UseBias")?.Value ?? true,
            initializer,
            arguments.Named<float>("InitialValue"));
    }
}
