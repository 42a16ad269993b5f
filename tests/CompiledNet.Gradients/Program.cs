using System.Globalization;
using CompiledNet.Gradients;

const string Usage = """
    Trains networks of all kinds and runs GradientCheck on each as it is, and on every third with an error of 1e-4 of a tensor's
    largest derivative.

        dotnet run -c Release --project tests/CompiledNet.Gradients [count] [--from number]

    count is the number of networks, 10000 unless said otherwise. Fails if a correct gradient is condemned or an error is not found.
    """;

const int MistakeEvery = 3;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int count = 10_000;
int from = 0;
for (int i = 0; i < args.Length; i++)
{
    bool isFrom = args[i] == "--from";
    if (isFrom)
        i++;
    if (i >= args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value))
    {
        Console.Error.WriteLine(Usage);
        return 1;
    }
    if (isFrom)
        from = value;
    else
        count = value;
}

int condemned = 0, missed = 0, found = 0, hidden = 0, undecidedNetworks = 0;
long checkedElements = 0, undecided = 0;
double closest = 0, closestCost = 0;
for (int number = from; number < from + count; number++)
{
    TrialResult result = Trials.Run(number);
    checkedElements += result.Report.Tensors.Sum(tensor => tensor.CheckedCount);
    undecided += result.Report.UndecidedCount;
    if (result.Report.UndecidedCount > 0)
        undecidedNetworks++;
    if (result.ClosestCall > closest)
        Console.WriteLine($"{closest = result.ClosestCall:F3} of its tolerance: {result.Title}");
    if (result.CostCall > closestCost)
        Console.WriteLine($"{closestCost = result.CostCall:F3} of its tolerance, the cost: {result.Title}");
    if (!result.Report.Passed)
    {
        condemned++;
        Console.WriteLine($"CONDEMNED {result.Title}\n{result.Report}");
    }
    // A second check takes as long as the first.
    if (number % MistakeEvery != 0)
        continue;
    switch (result.FindsMistake())
    {
        case true:
            found++;
            break;
        case false:
            missed++;
            Console.WriteLine($"MISSED {result.Title}\n{result.Report}");
            break;
        default:
            hidden++;
            break;
    }
}

Console.WriteLine($"{count} networks of {Trials.NetworkCount} kinds, {checkedElements} derivatives: {condemned} networks condemned; at most {closest:F3} of a tolerance was used, {closestCost:F3} by a cost.");
Console.WriteLine($"{undecided} derivatives in {undecidedNetworks} networks not decided.");
Console.WriteLine($"Errors of 1e-4 put in: {found} found, {missed} missed; {hidden} not tried, since rounding may hide them.");
return condemned + missed == 0 ? 0 : 1;
