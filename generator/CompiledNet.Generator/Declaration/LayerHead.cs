using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>What the attribute of any kind of layer says: where it stands, what it is called, and where it starts.</summary>
/// <param name="Location">The whole attribute.</param>
/// <param name="Name">The name that the user gave the layer, if any.</param>
/// <param name="Input">The layer whose outputs it takes, if it is not the one before.</param>
internal sealed record LayerHead(LocationInfo Location, Written<string>? Name, Written<string>? Input)
{
    /// <summary>Reads it, and reports what the attribute does not have.</summary>
    public static LayerHead Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        return new LayerHead(arguments.Location, arguments.Named<string>("Name"), arguments.Named<string>("Input"));
    }
}
