using CompiledNet.Streams.Tests.Networks;

namespace CompiledNet.Streams.Tests.Running;

/// <summary>All networks of these tests, and those that compute the same of whole sequences.</summary>
public static class AllStreams
{
    private static readonly StreamUnderTest[] Networks =
    [
        new StreamUnderTest<Filters>(), new StreamUnderTest<OddFilters>(), new StreamUnderTest<GroupedFilters>(), new StreamUnderTest<Gated>(), new StreamUnderTest<Amp>(), new StreamUnderTest<Steps>(), new StreamUnderTest<LongSteps>(),
        new StreamUnderTest<Simple>(), new StreamUnderTest<Gates>(), new StreamUnderTest<Cells>(), new StreamUnderTest<Stacked>(), new StreamUnderTest<Unfused>(),
    ];

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Name)];

    public static StreamUnderTest Get(string name) => Networks.Single(network => network.Name == name);
}
