using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>Draws identifiers as the language allows them: any script, combining marks, escapes, keywords, from one character to the limit of metadata.</summary>
internal static class Identifiers
{
    /// <summary>Letters of every category that may begin an identifier, some of which change their length with their case.</summary>
    private const string Letters = "abcXYZ_éßıİΣя网中नǅʰªⅧﬁꜲ";

    /// <summary>What may follow: digits, combining marks, connectors, and a formatting character, which the compiler drops.</summary>
    private const string Others = "09٣\u0301\u0903\u203f\u200d";

    /// <summary>As they are written, with <c>@</c> and escapes where it pleases.</summary>
    public static Gen<string> Written { get; } = Gen.Frequency(
        (6, (IGen<string>)Gen.Select(Of(), Gen.Int[0, 3]).Select((name, manner) => manner switch
        {
            0 => $"@{name}",
            1 => $"\\u{(int)name[0]:x4}{name[1..]}",
            2 => $"{name[0]}{string.Concat(name.Skip(1).Select(character => $"\\U{(int)character:X8}"))}",
            _ => name,
        })),
        (1, Gen.OneOf("@class", "@record", "@global", "@field", "@nameof", "@file", "@_", "stages", "global", "Kernels", "Value")));

    /// <summary>Without escapes, as text for <c>Name = "…"</c>.</summary>
    public static Gen<string> Plain { get; } = Of();

    private static Gen<string> Of() =>
        from first in Gen.Char[Letters]
        from length in Gen.Frequency((8, (IGen<int>)Gen.Int[0, 9]), (2, Gen.Int[70, 120]), (1, Gen.OneOf(199, 200, 201, 254, 255, 256, 400, 1022)))
        from rest in Gen.Char[Letters + Letters + Others].Array[length]
        select first + new string(rest);
}
