using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Model;

/// <summary>A loss by its name in <see cref="LossCatalog"/>, with its argument; or the user's, which has no such name.</summary>
internal sealed record LossModel(string Name, float Parameter)
{
    /// <summary>The formula of the user's loss; null of those of the library.</summary>
    public LossExpression? Expression { get; init; }

    public LossFunction Function => Expression is { } expression ? new ExpressionLoss(expression) : LossCatalog.Get(Name);

    public static LossModel Of(LossExpression expression) => new("", 0f) { Expression = expression };
}
