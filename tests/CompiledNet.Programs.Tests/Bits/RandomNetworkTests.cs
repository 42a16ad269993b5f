using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Properties.Tests.Declarations;
using CompiledNet.Properties.Tests.Running;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>Generated code has the bits of the interpretation, for networks that nobody thought of. They are compiled in memory, several together.</summary>
public class RandomNetworkTests
{
    [Fact]
    public void Random_networks_have_the_bits_of_the_interpretation() => AssertHaveTheBits(SoundNetworks.Small, Gen.Int[2, 400]);

    /// <remarks>Fewer rows, since windows take longer to interpret.</remarks>
    [Fact]
    public void Random_networks_of_layers_of_all_kinds_have_the_bits_of_the_interpretation() =>
        AssertHaveTheBits(LayeredNetworks.Small, Gen.Int[2, 33]);

    private static void AssertHaveTheBits(Gen<DeclaredNetwork> drawn, Gen<int> batches) => Gen.Select(drawn.Array[8], batches, Gen.Enum<KernelSource>()).Sample(
        (networks, rows, kernels) =>
        {
            var group = new NetworkGroup(networks, new Project { Optimization = OptimizationLevel.Release, Kernels = kernels.ToString() });
            Outcome outcome = group.Generate();
            NetworkModel[] models = [.. CompiledNetwork.ModelsOf(outcome)];
            using LoadedProject project = LoadedProject.Of(outcome);
            Assert.Equal(networks.Length, project.Networks.Count);
            foreach (Type network in project.Networks)
                AssertSame(new CompiledNetwork(network, models.Single(model => IsOf(model, network))), rows, group.SourceOf(network));
        },
        iter: 4,
        threads: 1);

    /// <summary>Each network of a group has the first part of its namespace to itself.</summary>
    private static bool IsOf(NetworkModel model, Type network) => model.Type.Namespace.Split('.')[0] == network.Namespace!.Split('.')[0];

    private static void AssertSame(CompiledNetwork compiled, int rows, string source)
    {
        try
        {
            var comparison = new Comparison([compiled]);
            comparison.AssertForward(rows);
            comparison.AssertBackwardFrom(rows);
            if (compiled.Model.Loss is null)
                return;
            comparison.AssertLoss(rows);
            comparison.AssertBackward(rows);
            if (compiled.MakesSteps)
                comparison.AssertStep();
            if (compiled.Model.Loss.Function.TakesLabels)
                comparison.AssertBackwardOfLabels(rows);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{rows} rows of\n{source}", exception);
        }
    }
}
