using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Prints what parameters cost on their way to canonical order and to files, beside a plain copy of as many floats.</summary>
internal static class FilesCommand
{
    public static int Run(string[] arguments)
    {
        var table = new TextTable(
            new("network"), new("parameters", true), new("ns a parameter: plain copy", true), new("CopyTo", true), new("CopyFrom", true),
            new("save to memory", true), new("load from memory", true), new("save to a file", true), new("load from a file", true));
        Add<NetworkC>(table, "C");
        Add<NetworkD>(table, "D");
        Add<NetworkG>(table, "G");
        Add<NetworkP>(table, "P");
        table.Print(arguments);
        return 0;
    }

    private static void Add<TNetwork>(TextTable table, string id)
        where TNetwork : class, INetwork<TNetwork>
    {
        Console.Error.WriteLine($"measuring {id}");
        ParameterBuffer<TNetwork> parameters = TNetwork.Create(1).Parameters;
        float[] values = parameters.ToArray();
        var copy = new float[values.Length];
        using var stream = new MemoryStream();
        string path = Path.GetTempFileName();
        double[] times = Stopclock.Compare(
            () => values.CopyTo(copy, 0),
            () => parameters.CopyTo(copy),
            () => parameters.CopyFrom(values),
            () =>
            {
                stream.Position = 0;
                ParameterFile.Save(stream, parameters);
            },
            () =>
            {
                stream.Position = 0;
                ParameterFile.Load(stream, parameters);
            },
            () => ParameterFile.Save(path, parameters),
            () => ParameterFile.Load(path, parameters));
        File.Delete(path);
        table.Add([id, Number(values.Length, "N0"), .. times.Select(seconds => Number(seconds * 1e9 / values.Length, "F2"))]);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
