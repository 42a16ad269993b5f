namespace CompiledNet;

/// <summary>All that training changes, read and checked.</summary>
internal sealed record Checkpoint<TNetwork>(ParameterBuffer<TNetwork> Parameters, OptimizerState<TNetwork> State)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public void Restore(Trainer<TNetwork> trainer)
    {
        trainer.Model.Parameters.CopyFrom(Parameters);
        trainer.OptimizerState.CopyFrom(State);
    }
}
