namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>Where the kernels of a network's products come from. Both give the same bits.</summary>
internal enum KernelSource
{
    /// <summary>Written out for exactly these sizes, in tiles and with what follows a product fused into it.</summary>
    WrittenOut,

    /// <summary>
    /// Precompiled in the runtime library for any size. In a Debug build the compiler does not optimise generated code, so that
    /// kernels there take many times as long; those of the library are optimised in every build.
    /// </summary>
    Precompiled,
}
