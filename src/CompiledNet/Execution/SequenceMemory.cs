namespace CompiledNet.Execution;

/// <summary>What a sequence keeps between its steps while it is computed as a whole.</summary>
internal sealed class SequenceMemory(int stateLength) : StreamMemory(stateLength, scratchLength: 0);
