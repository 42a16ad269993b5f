namespace CompiledNet.Generator.Model;

/// <summary>The constants of the runtime library's enum <c>Padding</c>.</summary>
internal enum WindowPadding
{
    /// <summary>Windows lie within the borders.</summary>
    Valid,

    /// <summary>Windows reach beyond the borders, by half on each side.</summary>
    Same,

    /// <summary>Windows reach beyond the first border alone.</summary>
    Causal,
}
