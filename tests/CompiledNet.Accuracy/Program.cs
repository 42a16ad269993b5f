using System.Globalization;
using CompiledNet.Accuracy;
using CompiledNet.Accuracy.Functions;
using CompiledNet.Numerics;

const string Usage = """
    Measures the functions in CompiledNet.Numerics over all 2^32 floats.

        dotnet run -c Release --project tests/CompiledNet.Accuracy [function ...] [--stride n]

    --stride n takes every n-th float (an odd number; default 1: all of them).
    """;

(string Name, Action<uint> Report)[] functions =
[
    Entry<ExpFunction>(),
    Entry<ExpMinusOneFunction>(),
    Entry<LogFunction>(),
    Entry<TanhFunction>(),
    Entry<SigmoidFunction>(),
    Entry<SoftplusFunction>(),
    Entry<ErfFunction>(),
    Entry<GaussianCdfFunction>(),
    Entry<GaussianDensityFunction>(),
];

uint stride = 1;
string[] names = args;
int option = Array.IndexOf(args, "--stride");
if (option >= 0)
{
    if (option + 1 >= args.Length || !uint.TryParse(args[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out stride) || stride % 2 == 0)
        return Fail("--stride needs an odd number.");

    names = [.. args[..option], .. args[(option + 2)..]];
}

string? unknown = names.FirstOrDefault(name => !functions.Any(function => Is(function.Name, name)));
if (unknown is not null)
    return Fail($"There is no function '{unknown}'. There are: {string.Join(", ", functions.Select(function => function.Name))}.");

Console.WriteLine("                  fused multiply-add              |  separate multiply and add      |  ns a value, one thread");
Console.WriteLine("function          max ulp  at x            mean   |  max ulp  at x            mean  |  512-bit 256-bit 128-bit");
foreach ((string name, Action<uint> report) in functions)
{
    if (names.Length == 0 || names.Any(wanted => Is(name, wanted)))
        report(stride);
}

return 0;

static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine();
    Console.Error.WriteLine(Usage);
    return 1;
}

static (string, Action<uint>) Entry<TFunction>()
    where TFunction : IVectorFunction =>
    (TFunction.Name, Report<TFunction>);

static void Report<TFunction>(uint stride)
    where TFunction : IVectorFunction
{
    double wide = Throughput.Measure<TFunction, Lanes512>();
    double middle = Throughput.Measure<TFunction, Lanes256>();
    double narrow = Throughput.Measure<TFunction, Lanes128>();
    (ErrorStatistics fused, ErrorStatistics unfused) = AllFloats.Measure<TFunction>(stride);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{TFunction.Name,-16} {Columns(fused)} | {Columns(unfused)}|  {wide,7:F3} {middle,7:F3} {narrow,7:F3}"));
}

static string Columns(ErrorStatistics errors) => string.Create(
    CultureInfo.InvariantCulture,
    $"{errors.Largest,8:F3}  {errors.LargestAt,-14:R} {errors.Mean,6:F3} ");
