using CompiledNet.Tests.Cases;

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
        void Call()
        {
            shared.Backward(inputs, targets);
            shared.Forward(inputs, outputs);
        }

        // Of the whole process, for the helpers do part of the work; the test runner's threads may allocate meanwhile.
        Call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Call();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
