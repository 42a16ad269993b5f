using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0108 and CN0201: what sizes cost.</summary>
public class SizeTests
{
    [Theory]
    [InlineData(5, 16, 4, 75)]
    [InlineData(6, 16, 4, 75)]
    [InlineData(17, 32, 16, 50)]
    [InlineData(33, 48, 32, 33)]
    [InlineData(34, 48, 32, 33)]
    [InlineData(65, 80, 64, 20)]
    [InlineData(129, 144, 128, 11)]
    public Task A_size_just_above_a_whole_number_of_vectors_is_reported_at_the_units(int units, int more, int fewer, int saved) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense({|CN0201:{{units}}|}, Activation.ReLU), Dense(2)]
        partial class Net;
        """,
        $"{units} units take as long as {more}, because units are computed in whole vectors; {fewer} units would take {saved}% less time in this layer");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(19)]
    [InlineData(32)]
    [InlineData(47)]
    [InlineData(161)]
    [InlineData(1025)]
    public Task Other_sizes_are_left_alone(int units) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), Dense({units}, Activation.ReLU), Dense(2)]
        partial class Net;
        """);

    [Fact]
    public Task The_sizes_of_inputs_and_outputs_belong_to_the_data() => Findings.None(
        """
        using CompiledNet;
        [Network(33), Dense(32, Activation.ReLU), Dense(17)]
        partial class Net;
        """);

    [Fact]
    public Task Parameters_beyond_the_cache_are_reported_at_the_units_of_the_largest_layer() => Findings.Of(
        """
        using CompiledNet;
        [Network(1024), Dense(128, Activation.ReLU), Dense({|CN0108:64 * 1024 / 2|}, Activation.ReLU), Dense(128)]
        partial class Net;
        """,
        // 1025·128 + 129·32768 + 32769·128 = 8552704 parameters of four bytes.
        "The 8,552,704 parameters of 'Net' take 32.6 MB, more than a last-level cache of 32 MB, so that every call reads them from memory; most are in 'Dense2', where fewer units would help");

    [Fact]
    public Task Parameters_that_fill_the_cache_are_left_alone() => Findings.None(
        """
        using CompiledNet;
        // 8192·1024 parameters of four bytes are 32 MB.
        [Network(8192), Dense(1024, UseBias = false)]
        partial class Net;
        """);
}
