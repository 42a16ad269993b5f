using CsCheck;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>Bodies of losses: a local, and a formula of it, the output and the target, with all operations, whose values stay of moderate size.</summary>
internal static class RandomFormulas
{
    private const int Depth = 2;

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.Const("output"), Gen.Const("output"), Gen.Const("target"), Gen.Int[-20, 20].Select(tenth => $"({tenth} / 8f)"));

    private static Gen<string> One(params string[] texts) => Gen.OneOf([.. texts.Select(text => Gen.Const(text))]);

    private static Gen<string> Formula(int depth, Gen<string> leaf)
    {
        if (depth == 0)
            return leaf;
        Gen<string> part = Formula(depth - 1, leaf);
        return Gen.OneOf(
            leaf,
            Gen.Select(part, One("+", "-", "*"), part, (left, sign, right) => $"({left} {sign} {right})"),
            Gen.Select(part, part, (left, right) => $"({left} / (1.5f + {right} * {right}))"),
            Gen.Select(part, One("Abs", "Tanh"), (x, function) => $"MathF.{function}({x})"),
            part.Select(x => $"MathF.Exp(MathF.Tanh({x}))"),
            part.Select(x => $"MathF.Log(0.5f + MathF.Abs({x}))"),
            part.Select(x => $"MathF.Sqrt(0.25f + MathF.Abs({x}))"),
            Gen.Select(part, One("2f", "3f", "5f", "0.5f", "1.5f", "2.7f", "-1f", "-0.4f"), (x, exponent) => $"MathF.Pow(0.5f + MathF.Abs(MathF.Tanh({x})), {exponent})"),
            Gen.Select(part, One("Max", "Min"), part, (left, function, right) => $"MathF.{function}({left}, {right})"),
            Gen.Select(part, One("<", "<=", ">", ">=", "==", "!="), part, (left, comparison, right) => $"({left} {comparison} {right} ? {right} : {left})"),
            Gen.Select(part, part, (left, right) => $"(output > 0f && {left} < 1f || !({right} > target) ? {left} : -{right})"));
    }

    public static Gen<string> Body { get; } = Gen.Select(
        Formula(1, Leaf),
        Formula(Depth, Gen.OneOf(Leaf, Gen.Const("part"))),
        (local, formula) => $"float part = {local}; return {formula} + 0.5f * output - 0.25f * target;");
}
