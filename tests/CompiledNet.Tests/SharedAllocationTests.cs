using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Tests;

/// <summary>What calls allocate whose work threads share. Not beside other tests, which allocate too.</summary>
[CollectionDefinition(nameof(SharedAllocationTests), DisableParallelization = true)]
[Collection(nameof(SharedAllocationTests))]
public sealed class SharedAllocationTests
{
    // The second one's intermediate values are more than a pass takes from the stack.
    [Theory]
    [InlineData("DigitClassifier")]
    [InlineData("From64Over256To48")]
    public void Sharing_work_allocates_nothing(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest shared = network.Create();
        shared.Threads = 2;
        float[] inputs = Draw.Inputs(network.Architecture, 2000);
        float[] targets = Draw.Targets(network.Architecture, 2000);
        var outputs = new float[2000 * network.Architecture.Outputs];
        Allocations.AssertNoneInProcess(() =>
        {
            shared.Backward(inputs, targets);
            shared.Forward(inputs, outputs);
        });
    }
}
