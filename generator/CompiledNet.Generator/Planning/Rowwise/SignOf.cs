using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>What is known of the sign of an expression.</summary>
internal static class SignOf
{
    /// <summary>Whether it may be −0, which a sum that starts from +0 never is.</summary>
    public static bool MayBeNegativeZero(Expression expression) => expression switch
    {
        Local local => MayBeNegativeZero(local.Value),
        Call { Function: Function.Abs or Function.ExpOfNonPositiveScaled or Function.Sigmoid } => false,
        _ => true,
    };
}
