using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Limits;

/// <summary>Generated code stays small for the compiler, the editor and the JIT, however large the network.</summary>
public class SizeOfGeneratedCodeTests
{
    /// <summary>
    /// From here on the JIT compiles a method without optimisation (60,000 bytes of IL), or stops inlining into it (512 locals).
    /// </summary>
    private const int MaximumBytesOfIL = 60_000;
    private const int MaximumLocals = 512;

    /// <summary>
    /// Characters of source: a layer writes three products, each with tiles for 16 and for 32 registers, and in them one body for
    /// full tiles and one for each remainder of rows and columns; its passes of one row, and its activation. Layers of the shapes
    /// below take about 50,000 at most.
    /// </summary>
    private const int MaximumCharactersPerLayer = 60_000;
    private const int MaximumCharactersOfTheRest = 20_000;

    public static TheoryData<string> Shapes => new(
        "1-1", "3-1", "30-1", "4-16-3", "64-32-10", "784-128-10", "8-32-32-1", "256-256-256-256-10", "4-32-16-4",
        "1-2-3-4-5-6-7-8-9-15-16-17-31-33-63-65", "1000-4096-4096-1000", "4096-4096-4096-4096-4096", "1048576-1-32768",
        string.Join('-', Enumerable.Repeat("4096", 51)),
        string.Join('-', Enumerable.Range(1, 51)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Source_is_bounded_by_the_number_of_layers(string shape)
    {
        int layers = shape.Count(character => character == '-');

        int length = Generate(shape).Text.Length;

        Assert.InRange(length, 1, MaximumCharactersOfTheRest + layers * MaximumCharactersPerLayer);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_method_comes_near_the_limits_of_the_JIT(string shape)
    {
        IReadOnlyList<MethodBody> methods = MethodBody.Of(Generate(shape));

        Assert.Contains(methods, method => method.Name.EndsWith("Kernels`1.Run", StringComparison.Ordinal));
        Assert.All(methods, method => Assert.InRange(method.Size, 1, MaximumBytesOfIL - 1));
        Assert.All(methods, method => Assert.InRange(method.Locals, 0, MaximumLocals - 1));
    }

    [Fact]
    public void Source_does_not_grow_with_the_sizes_of_layers() =>
        Assert.InRange(Generate("4096-4096-4096").Text.Length, 1, Generate("272-272-272").Text.Length * 1.05);

    private static Outcome Generate(string shape)
    {
        int[] sizes = [.. shape.Split('-').Select(int.Parse)];
        // Activations in turn, so that none escapes.
        string[] activations = Networks.Activations;
        string source = Networks.Of("Net", sizes[0], sizes.Skip(1).Select((units, layer) => (units, activations[layer % activations.Length])), "MeanSquaredError");
        Outcome outcome = new Project(source) { Optimization = OptimizationLevel.Release }.Generate();
        Assert.Empty(outcome.Reports);
        Assert.Null(outcome.Exception);
        return outcome;
    }
}
