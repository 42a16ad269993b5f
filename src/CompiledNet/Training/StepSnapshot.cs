namespace CompiledNet;

/// <summary>A copy of all that an update changes, to return to if it overflows.</summary>
internal sealed class StepSnapshot<TNetwork>(Optimizer optimizer)
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly ParameterBuffer<TNetwork> _parameters = new();
    private readonly OptimizerState<TNetwork> _state = new(optimizer);

    public void Take(ParameterBuffer<TNetwork> parameters, OptimizerState<TNetwork> state)
    {
        _parameters.CopyFrom(parameters);
        _state.CopyFrom(state);
    }

    public void Restore(ParameterBuffer<TNetwork> parameters, OptimizerState<TNetwork> state)
    {
        parameters.CopyFrom(_parameters);
        state.CopyFrom(_state);
    }
}
