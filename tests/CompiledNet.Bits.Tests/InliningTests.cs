using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CompiledNet.Bits.Tests;

/// <summary>
/// An operation on registers is an instruction, never a call: a method for which the JIT's budget of inlining is too small
/// computes the same, many times slower.
/// </summary>
public sealed partial class InliningTests
{
    [Theory]
    [InlineData("DOTNET_NoSetting", "0")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128")]
    public async Task Kernels_call_no_operation_on_registers(string setting, string value)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The machine code is read as that of x64.");
        string listing = Path.GetTempFileName();
        try
        {
            await BitsProgram.Run([], (setting, value), ("DOTNET_JitDisasm", "*Kernels*:* *StackScratch:*"), ("DOTNET_JitStdOutFile", listing));
            string code = await File.ReadAllTextAsync(listing, TestContext.Current.CancellationToken);

            string[] methods = [.. MethodStart().Split(code).Skip(1)];
            Assert.Contains(methods, method => method.Contains("DigitClassifierKernels", StringComparison.Ordinal));
            Assert.DoesNotContain(methods, method => OperationCall().IsMatch(method));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    [GeneratedRegex("^; Assembly listing for method ", RegexOptions.Multiline)]
    private static partial Regex MethodStart();

    // What is meant to be called says so in its name.
    [GeneratedRegex(@"\bcall\s+\[CompiledNet\.Numerics\.(?!(Log:OfOne|Log:OfVector|Exp:OfNonPositiveScaledVector)\b)")]
    private static partial Regex OperationCall();
}
