using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A choice between two forms of a formula, made where the code is compiled.</summary>
internal interface IFlag
{
    static abstract bool IsSet { get; }
}

/// <summary>The form with it.</summary>
internal readonly struct With : IFlag
{
    public static bool IsSet
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}

/// <summary>The form without it.</summary>
internal readonly struct Without : IFlag
{
    public static bool IsSet
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
