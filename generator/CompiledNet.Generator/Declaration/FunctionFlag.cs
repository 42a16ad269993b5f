using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A flag that some functions take and others do not, as it is written: <c>TanhApproximation = true</c>.</summary>
internal sealed record FunctionFlag(string Name, bool Value, LocationInfo Location)
{
    /// <summary>Reads those that are written.</summary>
    public static EquatableArray<FunctionFlag> Parse(AttributeArguments arguments, IEnumerable<string> names) => names
        .Select(name => arguments.Named<bool>(name) is { } written ? new FunctionFlag(name, written.Value, written.Location) : null)
        .OfType<FunctionFlag>()
        .ToEquatableArray();
}
