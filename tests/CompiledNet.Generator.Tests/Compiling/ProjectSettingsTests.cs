using System.Globalization;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Compiling;

/// <summary>Generated code compiles without a warning whatever the project's settings.</summary>
public class ProjectSettingsTests
{
    /// <summary>Checked arithmetic, warnings as errors, a documentation file; unsafe code and implicit usings are off everywhere.</summary>
    private static readonly Project Strict = new([.. Networks.Telling, Networks.Stream])
    {
        CheckOverflow = true,
        WarningsAreErrors = true,
        WritesDocumentation = true,
    };

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    public void Whether_nullable_is_on_or_off(NullableContextOptions nullable)
    {
        Outcome outcome = (Strict with { Nullable = nullable }).Generate();

        Assert.Empty(outcome.Reports);
        Assert.Equal(Networks.Telling.Count + 1, outcome.Files.Length);
        // The users' own public classes have no documentation.
        Assert.All(outcome.Problems, problem => Assert.Equal("CS1591", problem.Id));
        Assert.All(outcome.Problems, problem => Assert.True(outcome.Before.ContainsSyntaxTree(problem.Location.SourceTree!)));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Preview)]
    public void In_any_language_version_of_the_sdk(LanguageVersion language) =>
        new Project(Networks.DigitClassifier, Networks.GELUWithHuber) { Language = language }.Generate().CompilesCleanly(networks: 2);

    [Fact]
    public void With_every_activation_and_loss()
    {
        Outcome outcome = new Project([.. Networks.Spread]) { CheckOverflow = true, WarningsAreErrors = true, Nullable = NullableContextOptions.Disable }.Generate();
        Assert.Equal(Networks.Spread.Count, outcome.Files.Length);
        using var assembly = new MemoryStream();

        var emitted = outcome.After.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }

    [Fact]
    public void With_global_usings_that_rename_what_is_used() => new Project(
        Networks.DigitClassifier,
        """
        global using Math = System.String;
        global using Unsafe = System.Int32;
        global using Vector512 = System.Int64;
        global using Rows = System.Int64;
        global using Tanh = System.Int64;
        global using Lanes512 = System.Int64;
        global using MethodImpl = System.Int64;
        global using static System.Math;
        global using System.Numerics;
        global using System.Linq;
        global using System.Threading.Tasks;
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void And_is_the_same_in_the_culture(string name) => AssertSameIn(Named(name));

    [Fact]
    public void And_is_the_same_in_a_culture_that_differs_in_everything()
    {
        CultureInfo culture = HostileCulture();
        Assert.Equal("−1٫5", (-1.5).ToString("0.0", culture));
        AssertSameIn(culture);
    }

    [Fact]
    public void And_is_the_same_for_both_kinds_of_line_ends()
    {
        string[] windows = [.. Networks.Spread.Append(Networks.Stream).Select(source => source.Replace("\n", "\r\n", StringComparison.Ordinal))];

        Assert.Equal(TextOfTheSpread(), TextOf(new Project(windows).Generate()));
        Assert.DoesNotContain('\r', TextOfTheSpread());
    }

    [Fact]
    public void And_is_the_same_at_every_run() => Assert.Equal(TextOfTheSpread(), TextOfTheSpread());

    [Fact]
    public void And_names_no_machine_and_no_time() =>
        Assert.All(new[] { Environment.MachineName, Environment.CurrentDirectory, $"{DateTime.Now.Year}" }, word => Assert.DoesNotContain(word, TextOf(new Project(Networks.DigitClassifier).Generate()), StringComparison.Ordinal));

    private static void AssertSameIn(CultureInfo culture)
    {
        string here = TextOfTheSpread();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(here, TextOfTheSpread());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A machine or a build without ICU knows only the invariant culture.</summary>
    private static CultureInfo Named(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            Assert.Skip($"This machine does not know {name}.");
            throw;
        }
    }

    /// <summary>
    /// What cultures differ in, all at once, and on every machine.
    /// </summary>
    private static CultureInfo HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberDecimalSeparator = "٫";
        culture.NumberFormat.NumberGroupSeparator = "’";
        culture.NumberFormat.NumberGroupSizes = [2];
        culture.NumberFormat.NaNSymbol = "¤";
        culture.NumberFormat.PositiveInfinitySymbol = "∞";
        return culture;
    }

    private static string TextOfTheSpread() => TextOf(new Project([.. Networks.Spread, Networks.Stream]).Generate());

    private static string TextOf(Outcome outcome)
    {
        Assert.Empty(outcome.Reports);
        return string.Concat(outcome.Files.Select(file => file.SourceText));
    }
}
