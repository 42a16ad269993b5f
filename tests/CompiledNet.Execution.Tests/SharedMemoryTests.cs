using CompiledNet.Tests.Shared;

namespace CompiledNet.Execution.Tests;

/// <summary>What networks and calls cost in memory. Not beside other tests, which allocate too.</summary>
[CollectionDefinition(nameof(SharedMemoryTests), DisableParallelization = true)]
[Collection(nameof(SharedMemoryTests))]
public sealed class SharedMemoryTests
{
    private static readonly Random Random = new(1);

    [Fact]
    public void A_small_network_costs_little_more_than_its_parameters()
    {
        const int Count = 10_000;

        // The network, its buffer, its array, what an alignment of 64 bytes may lose: some objects of a few words each.
        const int MostOfObjects = 256;
        GC.KeepAlive(new Exclusive(seed: 0));
        var networks = new Exclusive[Count];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Count; i++)
            networks[i] = new Exclusive(seed: i);

        double bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Count;

        Assert.InRange(bytes, 0, Exclusive.Description.StorageSize * sizeof(float) + MostOfObjects);
        GC.KeepAlive(networks);
    }

    [Fact]
    public void A_small_network_takes_no_memory_of_the_pools_for_the_calls_of_one_thread()
    {
        // Several shards, so that a second set of gradients is needed.
        const int Rows = 1024;
        float[] inputs = Draw(Rows * Exclusive.InputSize);
        float[] targets = Draw(Rows * Exclusive.OutputSize);
        var model = new Exclusive(seed: 1);
        var gradients = new ParameterBuffer<Exclusive>();

        Allocations.AssertNone(Call);

        void Call()
        {
            model.Forward(inputs, new Span<float>(targets));
            model.Backward(inputs, targets, gradients);
        }
    }

    /// <summary>
    /// The runtime also counts what is left of a thread's allocation buffer when another thread's collection takes it away, which
    /// happens now and then: so one of some attempts counts, each with more callers than ever before.
    /// </summary>
    [Fact]
    public void More_callers_than_ever_before_allocate_nothing_with_a_network_that_fits_on_the_stack()
    {
        const int Rows = 4096;
        float[] inputs = Draw(Rows * Exclusive.InputSize);
        float[] targets = Draw(Rows * Exclusive.OutputSize);
        var model = new Exclusive(seed: 1);
        Prepare()();
        long least = long.MaxValue;
        for (int callers = 8; callers <= 32 && least > 0; callers += 8)
            least = Math.Min(least, RunTogether(callers, Prepare).Sum());

        Assert.Equal(0, least);

        Action Prepare()
        {
            var gradients = new ParameterBuffer<Exclusive>();
            var outputs = new float[Rows * Exclusive.OutputSize];
            return () =>
            {
                model.Forward(inputs, outputs);
                model.ComputeLoss(inputs, targets);
                model.Backward(inputs, targets, gradients);
                model.BackwardFrom(inputs, outputs, gradients, []);
            };
        }
    }

    [Fact]
    public void As_many_callers_as_a_pool_reserves_for_add_nothing_to_it_and_each_one_beyond_adds_one_at_most()
    {
        const int Rows = 600;
        int callers = 4 * Environment.ProcessorCount;
        float[] inputs = Draw(Rows * Large.InputSize);
        float[] targets = Draw(Rows * Large.OutputSize);
        var model = new Large(seed: 1);
        WorkspacePool pool = WorkspacePools.Get(Large.Description.StorageSize);
        int reserve = pool.Count;
        Assert.InRange(reserve, 1, Environment.ProcessorCount);

        RunTogether(reserve, Prepare);
        Assert.Equal(reserve, pool.Count);

        for (int round = 0; round < 5; round++)
            RunTogether(callers, Prepare);
        Assert.InRange(pool.Count, reserve, callers);

        Action Prepare()
        {
            var gradients = new ParameterBuffer<Large>();
            return () => model.Backward(inputs, targets, gradients);
        }
    }

    /// <summary>Runs a call on several threads from one starting signal; returns what each allocated.</summary>
    private static long[] RunTogether(int callers, Func<Action> prepare)
    {
        using var start = new ManualResetEventSlim(initialState: false, spinCount: 0);
        var bytes = new long[callers];
        Thread[] threads = [.. Enumerable.Range(0, callers).Select(caller =>
        {
            Action call = prepare();
            return new Thread(() =>
            {
                start.Wait();
                bytes[caller] = Allocations.Of(call);
            });
        })];
        Array.ForEach(threads, thread => thread.Start());
        start.Set();
        Array.ForEach(threads, thread => thread.Join());
        return bytes;
    }

    private static float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => Random.NextSingle())];
}

/// <summary>A small network that no other test constructs.</summary>
[Network(8), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Exclusive;

/// <summary>A network whose gradients and intermediate values do not fit on the stack.</summary>
[Network(200), Dense(300, Activation.Tanh), Dense(100, Activation.Tanh), Dense(10), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Large;
