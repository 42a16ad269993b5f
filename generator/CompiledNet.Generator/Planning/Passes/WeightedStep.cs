using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// The loss of rows of which some may count more than others: the call for all rows; or, where the batch has weights, a call for each row, whose loss and
/// derivative are those of the row times its weight.
/// </summary>
/// <param name="AllRows">The call for all rows.</param>
/// <param name="OneRow">The call for one.</param>
/// <param name="IsBehindAllRows">Whether the call for all rows comes before in any case, since only that one writes what lies behind the last row.</param>
internal sealed record WeightedStep(CallStep AllRows, CallStep OneRow, bool IsBehindAllRows) : PassStep
{
    public override IEnumerable<Value> Values => AllRows.Values.Concat(OneRow.Values).Distinct();

    /// <summary>The calls.</summary>
    public IEnumerable<CallStep> Calls => [AllRows, OneRow];
}
