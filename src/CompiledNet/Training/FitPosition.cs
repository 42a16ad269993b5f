namespace CompiledNet;

/// <summary>Where a call of <see cref="Trainer{TNetwork}.Fit"/> stands, between two steps.</summary>
/// <param name="Epoch">The epoch of the next step; one more than an <c>int</c> holds behind the last of all.</param>
/// <param name="Step">How many steps of it are made.</param>
/// <param name="LossSum">The sum of the loss over their rows.</param>
/// <param name="Elapsed">The time spent so far.</param>
internal readonly record struct FitPosition(long Epoch, int Step, double LossSum, TimeSpan Elapsed);
