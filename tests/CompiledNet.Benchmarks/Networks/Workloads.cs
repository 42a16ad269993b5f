namespace CompiledNet.Benchmarks.Networks;

/// <summary>All that the table measures.</summary>
internal static class Workloads
{
    private static readonly int[] ForwardRows = [1, 64, 1024];
    private static readonly int[] StepRows = [1, 32, 128];

    public static readonly Workload[] All =
    [
        Workload.Of<NetworkA>("A", ForwardRows, StepRows),
        Workload.Of<NetworkB>("B", ForwardRows, StepRows),
        Workload.Of<NetworkC>("C", ForwardRows, StepRows),
        Workload.Of<NetworkD>("D", ForwardRows, StepRows),
        Workload.Of<NetworkF>("F", ForwardRows, StepRows),
        Workload.Of<NetworkG>("G", ForwardRows, StepRows),
        Workload.Of<NetworkS>("S", [], [10_000]).WithAdam(),
        Workload.Of<NetworkL>("L", ForwardRows, [32, 128]),
        Workload.Of<NetworkN>("N", ForwardRows, [32, 128]),
        Workload.Of<NetworkR2>("R2", [1, 32], [32]),
        Workload.Of<NetworkR3>("R3", [1, 32], [32]),
        Workload.Of<NetworkR4>("R4", [1, 32], [32]),
        // Of several shards too.
        Workload.Of<NetworkE>("E", [], [32, 1024]),
    ];
}
