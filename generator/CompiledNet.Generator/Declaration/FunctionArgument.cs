using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A number that some functions take and others do not, as it is written: <c>Slope = 0.1f</c>.</summary>
internal sealed record FunctionArgument(string Name, float Value, LocationInfo Location)
{
    /// <summary>Reads those that are written.</summary>
    public static EquatableArray<FunctionArgument> Parse(AttributeArguments arguments, IEnumerable<string> names) => names
        .Select(name => arguments.Named<float>(name) is { } written ? new FunctionArgument(name, written.Value, written.Location) : null)
        .OfType<FunctionArgument>()
        .ToEquatableArray();
}
