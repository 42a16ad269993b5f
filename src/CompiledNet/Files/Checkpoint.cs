namespace CompiledNet;

/// <summary>All that training changes, read and checked.</summary>
/// <param name="Parameters">The parameters and statistics.</param>
/// <param name="State">What the optimizer remembers.</param>
/// <param name="Seed">What dropout masks are drawn with; null where it was not stored.</param>
internal sealed record Checkpoint<TNetwork>(ParameterBuffer<TNetwork> Parameters, OptimizerState<TNetwork> State, int? Seed)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public void Restore(Trainer<TNetwork> trainer)
    {
        trainer.Model.Parameters.CopyFrom(Parameters);
        trainer.OptimizerState.CopyFrom(State);
        trainer.Seed = Seed ?? trainer.Seed;
    }
}
