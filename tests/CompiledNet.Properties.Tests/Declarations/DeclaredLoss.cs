namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>A <c>[Loss]</c> attribute as text.</summary>
/// <param name="Function">The constant, or another expression of that type.</param>
/// <param name="Delta">The value of <c>Delta</c>, if it is set.</param>
internal sealed record DeclaredLoss(string Function, string? Delta)
{
    public string Text => $"global::CompiledNet.Loss({Expression.Of("LossFunction", Function)}{(Delta is null ? "" : $", Delta = {Delta}")})";
}
