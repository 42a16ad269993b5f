using CompiledNet.Numerics;

namespace CompiledNet.Accuracy;

/// <summary>A function of the library beside its definition in double precision.</summary>
public interface IVectorFunction
{
    /// <summary>The name of the class that holds it.</summary>
    static abstract string Name { get; }

    /// <summary>The function as the library computes it.</summary>
    static abstract TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The value to compare with, whose own error is far below an ulp of a float.</summary>
    static abstract double Reference(double x);
}
