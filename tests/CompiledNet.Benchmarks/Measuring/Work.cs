namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What is measured of a network.</summary>
internal enum Work
{
    /// <summary>The outputs of some rows.</summary>
    Forward,

    /// <summary>One step of the trainer: forward, loss, backward, update.</summary>
    Step,
}
