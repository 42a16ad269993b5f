using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>What sizes a network can have.</summary>
internal static class Sizes
{
    /// <summary>Of units and filters.</summary>
    public const int MaximumUnits = 32_768;

    /// <summary>Of the values of a row, wherever one lies.</summary>
    public const int MaximumValues = 1 << 22;

    private const int MaximumInputs = 1 << 20;

    /// <summary>The shape of the network's input; null if an axis, or all together, is out of range.</summary>
    public static TensorShape? InputShape(EquatableArray<Written<int>> axes, List<DiagnosticInfo> diagnostics)
    {
        bool isValid = true;
        for (int axis = 0; axis < axes.Count; axis++)
            isValid &= Check(axes.Count == 1 ? "The number of inputs" : $"Axis {axis + 1} of the input", axes[axis], MaximumInputs, diagnostics);
        if (!isValid)
            return null;

        var shape = new TensorShape(axes.Select(axis => axis.Value).ToEquatableArray());
        if (HasAtMost(MaximumInputs, shape))
            return shape;
        ReportOutOfRange("The number of inputs", LocationInfo.Around(axes.Select(axis => axis.Location)), MaximumInputs, shape.Notation, diagnostics);
        return null;
    }

    /// <summary>Whether a row of what a layer gives has a size that can be counted with; reports it if not.</summary>
    public static bool CheckOutputs(string layer, TensorShape shape, LocationInfo location, List<DiagnosticInfo> diagnostics)
    {
        if (HasAtMost(MaximumValues, shape))
            return true;

        ReportOutOfRange($"The number of values that '{layer}' gives", location, MaximumValues, shape.Notation, diagnostics);
        return false;
    }

    /// <summary>Whether what a layer reads, with its borders, has a size that can be counted with; reports it if not.</summary>
    public static bool CheckPadded(string layer, TensorShape shape, LocationInfo location, List<DiagnosticInfo> diagnostics)
    {
        if (HasAtMost(MaximumValues, shape))
            return true;

        ReportOutOfRange($"The number of values that '{layer}' reads, borders included,", location, MaximumValues, shape.Notation, diagnostics);
        return false;
    }

    public static bool Check(string what, Written<int> size, int maximum, List<DiagnosticInfo> diagnostics)
    {
        if (size.Value >= 1 && size.Value <= maximum)
            return true;

        ReportOutOfRange(what, size.Location, maximum, $"{size.Value}", diagnostics);
        return false;
    }

    /// <summary>Stops at the first product that is too large, long before one that no integer holds.</summary>
    private static bool HasAtMost(int maximum, TensorShape shape)
    {
        long product = 1;
        return shape.Axes.All(axis => (product *= axis) <= maximum);
    }

    private static void ReportOutOfRange(string what, LocationInfo location, int maximum, string actual, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SizeOutOfRange, location, what, $"{maximum}", actual));
}
