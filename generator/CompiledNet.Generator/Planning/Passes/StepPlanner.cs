using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// Makes the steps of a pass from the operations of a program: finds the operations that one kernel computes together, and decides what is
/// done while values are in registers.
/// </summary>
internal sealed class StepPlanner
{
    private readonly NetworkModel _network;
    private readonly KernelSource _kernels;
    private readonly Budget _budget;
    private readonly IReadOnlyDictionary<Value, MatrixPlan> _matrices;
    private readonly IReadOnlyList<Stage> _stages;
    private readonly HashSet<Value> _handedOn;
    private readonly Program _program;
    private readonly PassOptions _options;
    private readonly List<PassStep> _steps = [];
    private readonly List<CallersValue> _callers = [];
    private readonly List<GradientFactors> _factors = [];
    private int _endOfForward;

    private StepPlanner(NetworkModel network, KernelSource kernels, Budget budget, IReadOnlyDictionary<Value, MatrixPlan> matrices, IReadOnlyList<Stage> stages, Program program, PassOptions options)
    {
        _network = network;
        _kernels = kernels;
        _budget = budget;
        _matrices = matrices;
        _stages = stages;
        _handedOn = [.. stages.Where(stage => stage.HandsSumsOn).Select(stage => stage.Sums)];
        _program = program;
        _options = options;
    }

    private EquatableArray<Operation> Operations => _program.Operations;

    /// <summary>The steps of a whole program.</summary>
    public static PassSteps Plan(NetworkModel network, KernelSource kernels, Budget budget, IReadOnlyDictionary<Value, MatrixPlan> matrices, IReadOnlyList<Stage> stages, Program program, PassOptions options)
    {
        var planner = new StepPlanner(network, kernels, budget, matrices, stages, program, options);
        for (int index = 0; index < planner.Operations.Count;)
            index += planner.Take(index);
        return new PassSteps(planner._steps.ToEquatableArray(), planner._callers.Distinct().ToEquatableArray(), planner._endOfForward);
    }

    /// <summary>Plans the operations that begin at a place, and says how many they are.</summary>
    private int Take(int index) => Operations[index] switch
    {
        Contraction { Result.HasRows: false } product => WeightGradients(product),
        Contraction product when product.Over.Single() == product.Right.Axes[1] => Forward(index),
        Contraction product => InputGradients(index, product),

        // The gradients of biases are computed with those of the weights, from the same derivatives.
        Reduction { Result.HasRows: false, Order: Accumulators } => 1,
        Map map when _program.Results.Any(result => result.Kind == ResultKind.NewParameter && result.Value == map.Result) => Descent(map),
        View => 1,
        { Result.Layer: 0 } => Loss(index),
        _ => Rowwise(index),
    };

    private int Forward(int index)
    {
        Stage stage = StageFinder.At(Operations, index, _matrices, _handedOn);
        int product = stage.Sums == stage.Product.Result ? 1 : 2;
        MatrixPlan matrix = stage.Matrix;
        Value x = RowsOf(stage.Product.Left);
        if (_options.Row is { } row)
        {
            bool keepsSums = stage.KeepsSums(_budget);
            bool isLast = IsOutput(stage.Result);
            var kernel = new RowKernel(
                matrix,
                row.Tilings[_stages.ToList().FindIndex(other => other.Sums == stage.Sums)],
                Notation(stage),
                stage.Sums.Layer,
                stage.NeedsWholeRow ? null : EpilogueOf(stage),
                stage.NeedsWholeRow ? ActivationKernels.Forward(stage, isLast && !matrix.HasPlainResults ? RowMemory.Unpadded : RowMemory.Padded, _budget) : null,
                keepsSums,
                row.IsInlined,
                isLast);
            if (isLast)
                _callers.Add(new(stage.Result, CallersRows.Outputs));
            _steps.Add(keepsSums
                ? CallStep.Of(kernel, x, Given.Parameters, stage.Sums, stage.Result)
                : CallStep.Of(kernel, x, Given.Parameters, stage.Result));
            return product + stage.Following.Count;
        }

        if (_options.RowsInLanes && IsOutput(stage.Result) && RowsInLanes(stage) is { } panel)
        {
            RowwiseKernel rest = ActivationKernels.Forward(stage, matrix.HasPlainResults ? RowMemory.Padded : RowMemory.Unpadded, _budget);
            _callers.Add(new(stage.Result, CallersRows.Outputs));
            _steps.Add(CallStep.Of(new RowsInLanesKernel(matrix, panel, ActivationKernels.InLanes(stage, panel.Rows), ForwardKernelOf(stage, epilogue: null), rest, stage.Sums.Layer), x, Given.Parameters, Given.Scratch, stage.Result, Given.Count));
            return product + stage.Following.Count;
        }

        bool isFused = _kernels == KernelSource.WrittenOut && !matrix.IsDot && stage.OnlyMap is { } map && ExpressionCost.IsCheap(map.Formula) && !stage.HandsSumsOn;
        Value result = isFused ? stage.Result : stage.Sums;
        _steps.Add(CallStep.Of(ForwardKernelOf(stage, isFused ? EpilogueOf(stage) : null), x, Given.Parameters, result, Given.Count));
        EndLayer(result, matrix);
        return product + (isFused ? 1 : 0);
    }

    /// <summary>Maps and reductions of the rows of a layer: its activation, or the derivatives with respect to its pre-activations.</summary>
    private int Rowwise(int index)
    {
        Operation[] group = [.. StageFinder.Rowwise(Operations, index)];
        Value result = group[group.Length - 1].Result;
        Value[] operands = [.. OperandsOf(group)];
        Stage stage = StageOf(result.Layer);
        MatrixPlan matrix = stage.Matrix;
        if (operands.Length == 1)
        {
            bool isUnpadded = IsOutput(result) && !matrix.HasPlainResults && !_options.TestsFinite && stage.NeedsWholeRow;
            RowwiseKernel kernel = ActivationKernels.Forward(stage, isUnpadded || matrix.IsDot ? RowMemory.Unpadded : RowMemory.Padded, _budget);
            CallStep call = CallStep.Of(kernel, operands[0], result, Given.Count);
            _steps.Add(isUnpadded ? call : call with { InPlace = new(operands[0], result) });
            if (isUnpadded)
                _callers.Add(new(result, CallersRows.Outputs));
            else
                EndLayer(result, matrix);
            return group.Length;
        }

        // What the cost depends on through this layer, and a value of the forward pass.
        Value d = operands.Single(IsDerivative);
        Value source = operands.Single(operand => operand != d);
        if (d.Role == ValueRole.OutputGradients)
            TakeOutputGradients(d, matrix);
        _steps.Add(CallStep.Of(ActivationKernels.Gradients(group, stage, source, d, _budget), source, result, Given.Count) with { InPlace = new(d, result) });
        return group.Length;
    }

    private int Loss(int index)
    {
        Operation[] group = [.. StageFinder.Rowwise(Operations, index)];
        Value[] given = [.. OperandsOf(group).Where(operand => operand.HasRows)];
        Value y = given.Single(operand => operand.Role == ValueRole.Targets);
        Value x = given.Single(operand => operand != y);
        Value dx = group.Select(operation => operation.Result).Single(value => Operations.Skip(index + group.Length).Any(operation => operation.Operands.Contains(value)));
        MatrixPlan matrix = StageOf(x.Layer).Matrix;
        bool takesLabels = _network.Loss!.Function.TakesLabels;
        if (matrix.HasPlainResults && !takesLabels)
            _callers.Add(new(y, CallersRows.Targets));
        else
            _steps.Add(new TargetsStep(y, takesLabels ? TargetSource.CopyOrLabels : TargetSource.Copy, matrix.Units, matrix.PaddedUnits, matrix.HasNarrowResults));
        _endOfForward = _steps.Count;

        var kernels = new LossKernels(_network.Loss.Function.Name, group.ToEquatableArray(), x, y, dx, matrix, _budget);
        bool needsWholeRow = group.OfType<Reduction>().Any(reduction => reduction.Kind == ReductionKind.Largest);
        CallStep call = _options.IsRow && matrix.IsDot ? CallStep.Of(kernels.OneOutput, x, y, dx, _options.Scale, Given.Total)
            : !_options.IsRow && needsWholeRow && IsForLanes(matrix) ? CallStep.Of(kernels.InLanes(Machine.PanelRows), x, y, dx, Given.Scratch, _options.Scale, Given.Count, Given.Total)
            : CallStep.Of(kernels.Rows, x, y, dx, _options.Scale, Given.Count, Given.Total);
        _steps.Add(call with { Use = CallUse.GoesOnWithTotal });
        return group.Length;
    }

    private int WeightGradients(Contraction product)
    {
        (Value d, Value x) = (product.Left, product.Right);
        Value? biases = Operations.OfType<Reduction>().FirstOrDefault(reduction => reduction.Operand == d && reduction.Over == Axis.Rows)?.Result;
        MatrixPlan matrix = StageOf(product.Result.Layer).Matrix;
        if (d.Role == ValueRole.OutputGradients && !_steps.OfType<OutputGradientsStep>().Any())
            TakeOutputGradients(d, matrix);
        if (_program.Results.Any(result => result.Kind == ResultKind.NewParameter))
            _factors.Add(new GradientFactors(d, matrix.Units, RowsOf(x), matrix.Inputs));
        else
            _steps.Add(CallStep.Of(new WeightGradientsKernel(matrix, _kernels, Notation(product), biases?.Notation, product.Result.Layer), RowsOf(x), d, Given.Gradients, Given.Count, Given.IsFirstBlock));
        return 1;
    }

    private int InputGradients(int index, Contraction product)
    {
        Value d = product.Left;
        MatrixPlan matrix = _matrices[product.Right];
        Map? next = Operations.Skip(index + 1).FirstOrDefault() as Map;
        Value? source = next is not null && next.Operands.Contains(product.Result) ? next.Operands.FirstOrDefault(operand => operand != product.Result) : null;
        bool isFused = _kernels == KernelSource.WrittenOut && source is not null && ExpressionCost.IsCheap(next!.Formula) && next.Operands.Count() == 2 && next.Result.Axes.Equals(product.Result.Axes) && !FollowedByMore(index + 1);
        Value result = isFused ? next!.Result : product.Result;
        Epilogue? epilogue = isFused
            ? new Epilogue(next!.Formula.Replace(part => part is not Read read ? null : read.Value == source ? Epilogue.Source : Epilogue.Sum), result.Notation, next.Text)
            : null;
        bool isForCaller = _program.Results.Any(given => given.Kind == ResultKind.InputGradients && Seen(given.Value) == result);
        if (isForCaller)
            _callers.Add(new(result, CallersRows.InputGradients));
        var kernel = new InputGradientsKernel(matrix, _kernels, Notation(product), product.Result.Layer, epilogue);
        CallStep call = isFused
            ? CallStep.Of(kernel, d, Given.Parameters, Given.Scratch, source!, result, Given.Count)
            : CallStep.Of(kernel, d, Given.Parameters, Given.Scratch, result, Given.Count);
        _steps.Add(call with { Use = isForCaller ? CallUse.IfInputGradientsAreWanted : CallUse.Plain });
        return isFused ? 2 : 1;
    }

    /// <summary>The parameters of a layer, moved by the products of which their gradients are made.</summary>
    private int Descent(Map map)
    {
        if (!_steps.OfType<GradientBoundStep>().Any())
            _steps.Add(new GradientBoundStep(Enumerable.Reverse(_factors).ToEquatableArray()));
        Value parameter = _program.Results.Single(result => result.Value == map.Result).Parameter!;
        if (!_matrices.TryGetValue(parameter, out MatrixPlan? matrix))
            return 1;
        var gradient = (Contraction)Operations.Single(operation => operation is Contraction && map.Operands.Contains(operation.Result));
        string? biases = matrix.HasBiases ? _program.Results.First(result => result.Parameter is { } other && other.Layer == parameter.Layer && other != parameter).Value.Notation : null;
        _steps.Add(CallStep.Of(new DescentKernel(matrix, _kernels, Notation(gradient) with { Result = parameter.Notation }, biases, parameter.Layer), RowsOf(gradient.Right), gradient.Left, Given.Parameters, Given.LearningRate));
        return 1;
    }

    /// <summary>Behind a value that may be what a layer hands on: its test, or the caller's rows.</summary>
    private void EndLayer(Value result, MatrixPlan matrix)
    {
        if (!_program.Results.Any(given => given.Kind == ResultKind.Outputs && given.Value == result) && !(_options.TestsFinite && IsEndOfLayer(result)))
            return;
        if (_options.TestsFinite)
            _steps.Add(new FiniteStep(result, _network.IndexOf(_network.ComputingLayers[result.Layer - 1]), matrix.Units, matrix.PaddedUnits));
        else if (matrix.HasPlainResults)
            _callers.Add(new(result, CallersRows.Outputs));
        else
            _steps.Add(new UnpadStep(result, matrix.Units, matrix.PaddedUnits, matrix.HasNarrowResults));
    }

    private bool IsEndOfLayer(Value value) => Operations.All(operation => operation.Result.Layer != value.Layer || !operation.Operands.Contains(value));

    private void TakeOutputGradients(Value d, MatrixPlan matrix)
    {
        _endOfForward = _steps.Count;
        _steps.Add(new OutputGradientsStep(d, matrix.Units, matrix.PaddedUnits, matrix.HasNarrowResults));
    }

    /// <summary>A value that a product reads; the inputs are the caller's.</summary>
    private Value RowsOf(Value x)
    {
        Value memory = Seen(x);
        if (memory.Role == ValueRole.Input)
            _callers.Add(new(memory, CallersRows.Inputs));
        return memory;
    }

    /// <summary>The value whose memory a view shows; the value itself if it is no view.</summary>
    private Value Seen(Value value) => _program.Source(value) is View view ? Seen(view.Operand) : value;

    private bool IsOutput(Value value) => _program.Results.Any(result => result.Kind == ResultKind.Outputs && result.Value == value);

    private bool IsDerivative(Value value) => value.Role == ValueRole.OutputGradients || (_program.Source(value) is Contraction product && product.Over.Single() == product.Right.Axes[0]) || _program.Source(value) is Map { Result.Layer: 0 };

    private bool FollowedByMore(int index) => StageFinder.Rowwise(Operations, index).Skip(1).Any();

    private static IEnumerable<Value> OperandsOf(IReadOnlyList<Operation> group) =>
        group.SelectMany(operation => operation.Operands).Distinct().Where(operand => group.All(operation => operation.Result != operand));

    private Stage StageOf(int layer) => _stages.Single(stage => stage.Sums.Layer == layer);

    private ForwardKernel ForwardKernelOf(Stage stage, Epilogue? epilogue) => new(stage.Matrix, _kernels, Notation(stage), stage.Sums.Layer, epilogue);

    private static Epilogue? EpilogueOf(Stage stage) => stage.OnlyMap is { } map
        ? new Epilogue(map.Formula.Replace(part => part is Read ? Epilogue.Sum : null), map.Result.Notation, $"{map.Text} with z = {stage.Sums.Notation}")
        : null;

    private static ProductNotation Notation(Stage stage) => new(
        stage.Sums.Notation,
        stage.Product.Right.Notation,
        stage.Product.Left.Notation,
        stage.Matrix.HasBiases ? $"b[{stage.Sums.Layer}]" : null);

    private static ProductNotation Notation(Contraction product) => new(product.Result.Notation, product.Left.Notation, product.Right.Notation, null);

    /// <summary>Softmax over few classes gains by rows in the lanes.</summary>
    private PanelPlan? RowsInLanes(Stage stage) => _kernels == KernelSource.WrittenOut && stage.NeedsWholeRow && IsForLanes(stage.Matrix)
        ? new PanelPlan(Machine.PanelRows, TilePlanner.Units(stage.Matrix.Inputs, stage.Matrix.Units, Machine.PanelRows, stage.Matrix.Forward.Accumulators))
        : null;

    private bool IsForLanes(MatrixPlan matrix) =>
        matrix.PaddedUnits <= Machine.WidestVector && matrix.Inputs <= Machine.MostPanelInputs && _budget.AllowsRowsInLanes;
}
