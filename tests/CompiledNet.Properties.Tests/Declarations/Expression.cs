namespace CompiledNet.Properties.Tests.Declarations;

internal static class Expression
{
    /// <summary>An enum's constant by its name; a number is cast to the enum.</summary>
    public static string Of(string type, string value) =>
        char.IsDigit(value[0]) ? $"(global::CompiledNet.{type}){value}" : $"global::CompiledNet.{type}.{value}";
}
