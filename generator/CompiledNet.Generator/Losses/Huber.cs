using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = e²/2</c> where <c>|e| ≤ δ</c>, else <c>δ·(|e| − δ/2)</c>, with <c>e = a − y</c>; <c>da = min(max(e, −δ), δ)</c>
/// (Huber: Robust Estimation of a Location Parameter, 1964).
/// </summary>
internal sealed class Huber : ElementwiseLoss
{
    public override string Name => "Huber";

    public override bool TakesDelta => true;

    public override string Formula(float delta) => $"e²/2 where |e| ≤ {Literal.Number(delta)}, else {Literal.Number(delta)}·(|e| − {Literal.Number(delta)}/2), e = a − y";

    public override string DerivativeFormula(float delta) => $"da = min(max(a − y, −{Literal.Number(delta)}), {Literal.Number(delta)})";

    public override string Statements(float delta) => $"""
        TLanes error = a - y;
        TLanes size = TLanes.Abs(error);
        TLanes value = TLanes.Select(TLanes.GreaterThan(size, {Literal.Lanes(delta)}), {Literal.Lanes(delta)} * (size - {Literal.Lanes(delta / 2)}), {Literal.Lanes(0.5f)} * error * error);
        TLanes derivative = TLanes.Min({Literal.Lanes(delta)}, TLanes.Max({Literal.Lanes(-delta)}, error)) * scale;
        """;
}
