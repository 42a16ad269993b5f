using CompiledNet.Bits.Tests;

[assembly: AssemblyFixture(typeof(BitsHere))]

namespace CompiledNet.Bits.Tests;

/// <summary>What the program prints on this machine with no setting: what all others must print.</summary>
public sealed class BitsHere : IAsyncLifetime
{
    internal BitsOutput Output { get; private set; } = new("", []);

    public async ValueTask InitializeAsync() => Output = await BitsProgram.Run([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
