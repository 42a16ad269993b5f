using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Where weights lie, for generated code: in panels of 16 units (of 4 or 8, where rows of its results have no more places), <c>[panel][input][unit]</c>. All
/// that a product reads of some units then lies one behind the other, in the order in which it is read, and no two of its cache lines
/// compete for a place.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedWeights
{
    internal const int PanelUnits = 16;

    /// <summary>So many values rounded up to whole panels.</summary>
    internal static int RoundUp(int count) => (count + PanelUnits - 1) / PanelUnits * PanelUnits;

    /// <summary>The place of the first input's weight of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="panelLength">The floats of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Column(int unit, int panelLength) => (int)((uint)unit / PanelUnits) * panelLength + (int)((uint)unit % PanelUnits);

    /// <summary>The distance of a vector of units from the first of a tile, which is whole panels or divides one.</summary>
    /// <param name="vector">The number of the vector.</param>
    /// <param name="panelLength">The floats of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Vector<TLanes>(int vector, int panelLength)
        where TLanes : struct, ILanes<TLanes> =>
        Column(vector * TLanes.Count, panelLength);

    /// <summary>Copies the weights of some inputs to <c>[unit][input]</c>.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="inputs">The number of the layer's inputs.</param>
    /// <param name="units">The number of its units.</param>
    /// <param name="panelUnits">The units of a panel.</param>
    /// <param name="first">The first input.</param>
    /// <param name="count">How many inputs.</param>
    /// <param name="result">The result.</param>
    /// <param name="pitch">The distance between units in the result; places behind the inputs are filled with zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float weights, int inputs, int units, int panelUnits, int first, int count, ref float result, int pitch)
    {
        for (int unit = 0; unit < units; unit += panelUnits)
        {
            ref float panel = ref Unsafe.Add(ref weights, unit * inputs + first * panelUnits);
            Panel.Transpose(ref panel, panelUnits, count, Math.Min(panelUnits, units - unit), ref Unsafe.Add(ref result, unit * pitch), pitch);
        }
    }
}
