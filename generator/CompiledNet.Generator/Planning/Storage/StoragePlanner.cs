using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Storage;

/// <summary>Finds places for the parameters, layer by layer, and plans the products with them.</summary>
internal sealed class StoragePlanner
{
    private readonly NetworkModel _network;
    private readonly NetworkPrograms _programs;
    private readonly Budget _budget;
    private readonly Layouts.Layouts _layouts;
    private readonly List<Planned<MatrixPlan>> _matrices = [];
    private readonly List<Planned<ConvolutionPlan>> _convolutions = [];
    private readonly List<TensorPlace> _places = [];
    private int _size;

    private StoragePlanner(NetworkModel network, NetworkPrograms programs, Budget budget, Layouts.Layouts layouts)
    {
        _network = network;
        _programs = programs;
        _budget = budget;
        _layouts = layouts;
    }

    public static StoragePlan Plan(NetworkModel network, NetworkPrograms programs, Budget budget, Layouts.Layouts layouts)
    {
        var planner = new StoragePlanner(network, programs, budget, layouts);
        foreach (IGrouping<int, Value> layer in programs.Parameters.GroupBy(parameter => parameter.Layer))
            planner.Add([.. layer]);
        int trained = planner._size;
        EquatableArray<TensorPlace> places = planner._places.ToEquatableArray();
        planner._places.Clear();
        planner.AddTables([.. programs.Statistics]);
        return new StoragePlan(planner._matrices.ToEquatableArray(), planner._convolutions.ToEquatableArray(), places, planner._places.ToEquatableArray(), trained, planner._size);
    }

    /// <summary>The parameters of a layer: those of its product, or others.</summary>
    private void Add(IReadOnlyList<Value> parameters)
    {
        Contraction[] products = [.. _programs.Inference.AllOperations.OfType<Contraction>().Where(product => parameters.Contains(product.Right))];
        Contraction? product = products.FirstOrDefault();
        if (product is null)
            AddTables(parameters);
        else if (products.Length > 1)
            AddMatrices(products, parameters);
        else if (_programs.Inference.Source(product.Left) is Windows windows)
            AddConvolution(product, windows, parameters);
        else
            AddMatrix(product, parameters);
        _size = Padding.RoundUp(_size, Machine.WidestVector);
    }

    private void AddMatrix(Contraction product, IReadOnlyList<Value> parameters)
    {
        bool hasBiases = parameters.Count > 1;
        MatrixPlan plan = MatrixPlanner.Plan(NameOf(product), _budget, _network.IsStream, product, product.Right.Axes[0].Length, _layouts.Of(product.Left).Stride, GradientStride(product), _layouts.Of(product.Result).Stride, hasBiases, _size);
        _matrices.Add(new(product.Right, plan));
        _places.Add(plan.PaddedUnits > plan.PanelUnits
            ? new(product.Right, plan.WeightsOffset, Strides(product, plan.PanelUnits), plan.PanelUnits, plan.PanelLength)
            : new(product.Right, plan.WeightsOffset, Strides(product, plan.PanelUnits)));
        if (hasBiases)
            _places.Add(new(parameters[1], plan.BiasesOffset!.Value, new([1])));
        _size += plan.WeightsLength + (hasBiases ? plan.PaddedUnits : 0);
    }

    /// <summary>The distances between neighbouring units and inputs; inputs along several axes lie in the order in which the product takes them.</summary>
    private static EquatableArray<int> Strides(Contraction product, int input) => new(
    [
        1, .. product.Right.Axes.Skip(1).Select(axis => product.Left.Axes.SkipWhile(other => other != axis).Skip(1).Aggregate(input, (distance, inner) => distance * inner.Length)),
    ]);

    /// <summary>The matrices of a recurrent layer, each with its biases behind it, if it has some; in canonical order all weights come first.</summary>
    private void AddMatrices(Contraction[] products, IReadOnlyList<Value> parameters)
    {
        var places = new Dictionary<Value, TensorPlace>();
        foreach ((Contraction product, string name) in products.Zip(["Inputs", "State", "Reset"], (product, name) => (product, name)))
        {
            ValueLayout results = _layouts.Of(product.Result);
            MatrixPlan plan = MatrixPlanner.Plan($"{NameOf(product)}{name}", _budget, _network.IsStream, product, results.Units, _layouts.Of(product.Left).Stride, GradientStride(product), results.Stride, hasBiases: product.Start is not null, _size);
            _matrices.Add(new(product.Right, plan));
            int units = product.Right.Axes[product.Right.Axes.Count - 2].Length, gate = product.Right.Axes.Count > 2 ? _layouts.GateStride(product.Result) : 0;
            int panel = Math.Min(plan.PanelUnits, gate == 0 ? plan.PanelUnits : gate);
            places.Add(product.Right, new(
                product.Right, plan.WeightsOffset, new([1, plan.PanelUnits]), plan.PaddedUnits > plan.PanelUnits ? panel : 0, plan.PanelLength,
                gate == 0 ? 0 : units, gate < plan.PanelUnits ? gate : gate / plan.PanelUnits * plan.PanelLength));
            if (product.Start is { } biases)
                places.Add(biases, new(biases, plan.BiasesOffset!.Value, new([1]), GateRows: gate == 0 ? 0 : units, GateStride: gate));
            _size = Padding.RoundUp(_size + plan.WeightsLength + (product.Start is null ? 0 : plan.PaddedUnits), Machine.WidestVector);
        }

        _places.AddRange(parameters.Select(parameter => places[parameter]));
    }

    /// <summary>The distance between rows of the gradients of inputs: the caller's, if these go there directly.</summary>
    private int GradientStride(Contraction product)
    {
        Program backward = _programs.BackwardFrom;
        Value? gradient = backward.AllOperations.OfType<Contraction>().FirstOrDefault(other => other.Right == product.Right && other.Result.HasRows && other.Left != product.Left)?.Result;
        bool isForCaller = gradient is not null && Seen(backward, backward.Results.First(result => result.Kind == ResultKind.InputGradients).Value) == gradient;
        return isForCaller ? product.Over.Single().Length : _layouts.Of(gradient ?? product.Left).Stride;
    }

    private static Value Seen(Program program, Value value) => program.Source(value) is View view ? Seen(program, view.Operand) : value;

    private void AddConvolution(Contraction product, Windows windows, IReadOnlyList<Value> parameters)
    {
        bool hasBiases = parameters.Count > 1;
        bool isGrouped = product.Right.Axes[0].CountsGroups;
        Axis[] axes = [.. product.Right.Axes.Skip(isGrouped ? 1 : 0)];
        var plan = new ConvolutionPlan(
            NameOf(product),
            WindowsPlan.Of(windows.Along),
            _layouts.Of(windows.Operand).Stride,
            _layouts.Of(product.Result).Stride,
            Channels: axes[1].Length,
            Filters: axes[0].Length,
            Groups: isGrouped ? product.Right.Axes[0].Length : 1,
            WeightsOffset: _size,
            BiasesOffset: null);
        _size += plan.WeightsLength;
        _convolutions.Add(new(product.Right, hasBiases ? plan with { BiasesOffset = _size } : plan));
        int panel = plan.PanelFilters;
        EquatableArray<int> strides = WindowStrides(1, panel, windows, plan.Channels * panel);
        _places.Add(plan.IsDepthwise ? new(product.Right, plan.WeightsOffset, WindowStrides(1, 0, windows, plan.OutputStride))
            : plan.Groups > 1 ? new(product.Right, plan.WeightsOffset, strides, plan.Filters, plan.WindowSize * panel)
            : plan.PaddedFilters > panel ? new(product.Right, plan.WeightsOffset, strides, panel, plan.WindowSize * panel)
            : new(product.Right, plan.WeightsOffset, strides));
        if (!hasBiases)
            return;
        _places.Add(new(parameters[1], _size, new([1])));
        _size += plan.OutputStride;
    }

    /// <summary>The distances between neighbouring filters and channels, and between neighbouring elements of a window along its axes.</summary>
    private static EquatableArray<int> WindowStrides(int filter, int channel, Windows windows, int element) => windows.Along.Count == 1
        ? new([filter, channel, element])
        : new([filter, channel, windows.Along[1].Elements.Length * element, element]);

    /// <summary>Parameters of no product: rows along the last axis, padded as what they meet.</summary>
    private void AddTables(IReadOnlyCollection<Value> parameters)
    {
        foreach (Value parameter in parameters)
        {
            int stride = _layouts.Of(parameter).Stride;
            _places.Add(new(parameter, _size, parameter.Axes.Count == 1 ? new([1]) : new([stride, 1])));
            _size = Padding.RoundUp(_size + parameter.Size / parameter.Axes[parameter.Axes.Count - 1].Length * stride, Machine.WidestVector);
        }
    }

    private string NameOf(Contraction product) => _network.ComputingLayers[product.Result.Layer - 1].Name;
}
