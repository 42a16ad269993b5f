namespace CompiledNet;

/// <summary>The parameters after the best epoch so far.</summary>
internal sealed class BestParameters<TNetwork>(MonitoredValue monitor, double minimumImprovement)
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly BestEpoch _epoch = new(monitor, minimumImprovement);

    /// <summary>How many epochs have passed since the best one.</summary>
    public int Waited => _epoch.Waited;

    /// <summary>The parameters and running statistics; null before there is a best epoch.</summary>
    public ParameterBuffer<TNetwork>? Parameters { get; set; }

    /// <summary>Keeps the best, where the options need it.</summary>
    public static BestParameters<TNetwork>? For(FitOptions options) => options switch
    {
        { EarlyStopping: { } stopping } => new(stopping.Monitor, stopping.MinimumImprovement),
        { Checkpoints.KeepsBest: true, Validation: not null } => new(MonitoredValue.ValidationLoss, 0),
        _ => null,
    };

    /// <summary>Counts an epoch, and keeps the parameters if it is the best.</summary>
    public bool Add(EpochResult result, TNetwork model)
    {
        if (!_epoch.Add(result))
            return false;
        Parameters ??= new ParameterBuffer<TNetwork>();
        Parameters.CopyFrom(model.Parameters);
        return true;
    }

    /// <summary>Counts an epoch of a training that is resumed.</summary>
    public void Count(EpochResult result) => _epoch.Add(result);

    /// <summary>Goes back to the best.</summary>
    public void Restore(TNetwork model)
    {
        if (Parameters is not null)
            model.Parameters.CopyFrom(Parameters);
    }
}
