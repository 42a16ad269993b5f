using System.Reflection;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Properties.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>A loss that was written as a method: the generator's expressions, and the method itself on floats and on doubles.</summary>
internal sealed class WrittenLoss
{
    private static readonly Value X = Evaluated.Number(0, "x"), Y = Evaluated.Number(1, "y"), Scale = Evaluated.Number(2, "scale");

    private readonly (Expression Value, Expression Derivative) _expressions;

    private WrittenLoss(Type network, NetworkModel model)
    {
        Network = new CompiledNetwork(network, model);
        _expressions = new ExpressionLoss(model.Loss!.Expression!).Of(new Read(X), new Read(Y), new Read(Scale), 0f);
        InFloats = Method(network, "L").CreateDelegate<Func<float, float, float>>();
        InDoubles = Method(network, "Twin").CreateDelegate<Func<double, double, double>>();
    }

    public CompiledNetwork Network { get; }

    /// <summary>The method as it is written.</summary>
    public Func<float, float, float> InFloats { get; }

    /// <summary>The same text on doubles.</summary>
    public Func<double, double, double> InDoubles { get; }

    public double Value(double x, double y) => Evaluated.InDoubles(_expressions.Value, (X, x), (Y, y));

    public double Slope(double x, double y) => Evaluated.InDoubles(_expressions.Derivative, (X, x), (Y, y), (Scale, 1));

    /// <summary>Networks with these bodies as losses, <c>outputs</c> of each.</summary>
    public static IEnumerable<WrittenLoss> Compile(IReadOnlyList<string> bodies, int outputs = 1)
    {
        Outcome outcome = new Project([.. bodies.Select((body, number) => Source(body, number, outputs))]) { Optimization = OptimizationLevel.Release }.Generate();
        Assert.Empty(outcome.Reports);
        Dictionary<string, NetworkModel> models = CompiledNetwork.ModelsOf(outcome).ToDictionary(model => model.Type.Name);
        // Not unloaded: the tests keep delegates of it.
        LoadedProject project = LoadedProject.Of(outcome);
        return [.. project.Networks.OrderBy(network => int.Parse(network.Name[3..], System.Globalization.CultureInfo.InvariantCulture)).Select(network => new WrittenLoss(network, models[network.Name]))];
    }

    private static string Source(string body, int number, int outputs) => $$"""
        using System;
        using CompiledNet;

        [Network({{outputs}}), Dense({{outputs}}, UseBias = false)]
        public sealed partial class Net{{number}}
        {
            [LossExpression]
            public static float L(float output, float target) { {{body}} }

            public static double Twin(double output, double target) { {{body.Replace("float", "double", StringComparison.Ordinal).Replace("MathF", "Math", StringComparison.Ordinal)}} }
        }
        """;

    private static MethodInfo Method(Type network, string name) => network.GetMethod(name)!;
}
