using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>The arguments of an attribute that say where windows lie.</summary>
/// <param name="Kernel">The sizes along the axes; one stands for all.</param>
/// <param name="Stride">The distance from one window to the next, if it is written.</param>
/// <param name="Dilation">The distance between the values of a window, if it is written.</param>
/// <param name="Padding">The constant of the enum <c>Padding</c>.</param>
internal sealed record WindowDeclaration(EquatableArray<Written<int>> Kernel, Written<int>? Stride, Written<int>? Dilation, Written<string> Padding)
{
    /// <summary>Reads them; null if one is missing or unknown.</summary>
    public static WindowDeclaration? Parse(AttributeArguments arguments, params string[] kernel)
    {
        Written<int>[] sizes = [.. kernel.Select(arguments.Positional<int>).OfType<Written<int>>()];
        return sizes.Length > 0 && arguments.NamedEnum("Padding", "Valid") is { } padding
            ? new WindowDeclaration(sizes.ToEquatableArray(), arguments.Named<int>("Stride"), arguments.Named<int>("Dilation"), padding)
            : null;
    }
}
