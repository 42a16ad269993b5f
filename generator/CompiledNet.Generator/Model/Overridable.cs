namespace CompiledNet.Generator.Model;

/// <summary>The generated members that can override one of a base class: those of the network that are neither static nor constant.</summary>
[Flags]
internal enum Overridable
{
    None = 0,
    Parameters = 1,
    Threads = 2,
    Forward = 4,
    ComputeLoss = 8,
    ComputeLossOfLabels = 16,
    Backward = 32,
    BackwardOfLabels = 64,
    BackwardFrom = 128,
    FindNonFiniteLayer = 256,
    CreateState = 512,
    ForwardOfStream = 1024,
    ForwardOfStreams = 2048,
    ComputeLossOfSequences = 4096,
    ComputeLossOfLabelledSequences = 8192,
    BackwardOfSequences = 16384,
    BackwardOfLabelledSequences = 32768,
    BackwardOfStreams = 65536,
    BackwardOfLabelledStreams = 131072,
}
