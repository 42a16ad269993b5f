using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Planning;

/// <summary>How one row goes through a step in time.</summary>
public class StepKernelTests
{
    [Fact]
    public void Sums_of_a_small_layer_stay_in_registers_and_those_that_are_needed_first_are_taken_first()
    {
        StepKernel kernel = KernelOf("GRU(16)");

        StepRow wide = kernel.Rows[0], half = kernel.Rows[1];
        Assert.Equal((StepWay.InRegisters, 1), (wide.Way, wide.Vectors));
        Assert.Equal((StepWay.InRegisters, 2), (half.Way, half.Vectors));
        Assert.Equal([0, 1], half.Tiles.Select(tile => tile.Phase));
        Assert.Equal(["qr", "qr"], half.Tiles[0].Sums.Select(sum => GateOf(kernel, sum)));
        Assert.Equal(["qz", "qn", "qz", "qn"], half.Tiles[1].Sums.Select(sum => GateOf(kernel, sum)));
    }

    [Fact]
    public void Sums_that_registers_do_not_hold_beside_functions_go_through_memory()
    {
        StepKernel kernel = KernelOf("LSTM(16)");

        Assert.Equal([StepWay.InRegisters, StepWay.InMemory, StepWay.InMemory], kernel.Rows.Select(row => row.Way));
    }

    [Fact]
    public void Vectors_that_are_padding_alone_are_left_out()
    {
        StepKernel kernel = KernelOf("LSTM(40)");

        Assert.Equal([3, 5, 10], kernel.Rows.Select(row => row.Vectors));
        Assert.Equal([12, 20, 40], kernel.Rows.Select(row => row.Tiles.Sum(tile => tile.Sums.Count)));
        Assert.All(kernel.Rows.SelectMany(row => row.Tiles), tile => Assert.Equal(0, tile.Phase));
    }

    [Fact]
    public void Tiles_are_nearly_as_large_as_one_another() =>
        Assert.Equal([10, 10], KernelOf("LSTM(40)").Rows[1].Tiles.Select(tile => tile.Sums.Count));

    [Fact]
    public void Weights_that_the_first_level_cache_does_not_hold_are_walked_panel_by_panel()
    {
        StepKernel kernel = KernelOf("LSTM(64)");

        Assert.All(kernel.Rows, row => Assert.Equal(StepWay.PanelByPanel, row.Way));
        Assert.Equal([1, 2, 4], kernel.Rows.Select(row => row.Vectors));
    }

    [Fact]
    public void The_state_that_the_product_reads_is_replaced_late()
    {
        StepKernel kernel = KernelOf("LSTM(64)");

        Assert.All(kernel.Late, place => Assert.Equal("hPrime", ValueNames.Of(kernel.RowGates.Places[place].Gets!.Notation)));
        Assert.NotEmpty(kernel.Late);
    }

    [Theory]
    [InlineData("GRU(4)")]
    [InlineData("SimpleRNN(1)")]
    public void Layers_of_one_narrow_vector_and_dot_products_have_no_way_of_their_own(string layer) => Assert.Empty(KernelsOf(layer));

    private static string GateOf(StepKernel kernel, StepSum sum) => kernel.RowGates.Places[kernel.Sums[sum.Gate].Place].Name;

    private static StepKernel KernelOf(string layer) => Assert.Single(KernelsOf(layer));

    private static StepKernel[] KernelsOf(string layer)
    {
        var project = new Project($"using CompiledNet;\n[Network(1, Streaming = true), {layer}, Dense(1), Loss(LossFunction.MeanSquaredError)]\npublic sealed partial class Voice;");
        var plan = (ExecutionPlan)project.Generate().Driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
        return [.. plan.Kernels.OfType<StepKernel>()];
    }
}
