using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Storage;

/// <summary>Where a parameter lies in the storage of all.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Strides">The distances between neighbours along its axes in canonical order; along the first, within a panel.</param>
/// <param name="PanelRows">How many steps along the first axis are a panel; 0 if all are.</param>
/// <param name="PanelStride">The distance between panels.</param>
/// <param name="GateRows">How many steps along the first axis are a gate, in which panels are counted from its beginning; 0 if all are.</param>
/// <param name="GateStride">The distance between gates.</param>
internal sealed record TensorPlace(Value Parameter, int Offset, EquatableArray<int> Strides, int PanelRows = 0, int PanelStride = 0, int GateRows = 0, int GateStride = 0) : INotation
{
    public string Notation => $"{Parameter.Notation} at {Offset}, strides {string.Join(", ", Strides)}{(PanelRows == 0 ? "" : $", panels of {PanelRows} at {PanelStride}")}{(GateRows == 0 ? "" : $", gates of {GateRows} at {GateStride}")}";
}
