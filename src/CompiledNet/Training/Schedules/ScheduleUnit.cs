namespace CompiledNet;

/// <summary>What the time of a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the learning rate is the same in all steps of an epoch.</summary>
    Epoch = 0,

    /// <summary>Steps of the optimizer, from the first epoch on.</summary>
    Step = 1,
}
