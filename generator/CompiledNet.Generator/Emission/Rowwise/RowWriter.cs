using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>Writes the phases of a kernel for a row, or for what lies in vectors as one: loops along the units and what follows each.</summary>
internal sealed class RowWriter
{
    /// <summary>The characters beyond which an expression gets a line of its own, though it is read once.</summary>
    private const int LongestPart = 100;

    private readonly CodeWriter _writer;
    private readonly RowwiseKernel _kernel;
    private readonly VectorAccess _access;
    private readonly KnownValues _known;
    private readonly HashSet<string> _declared = [];

    /// <summary>The values that loops read, or that the one vector of a row does.</summary>
    private readonly IReadOnlyList<Value> _readAlongUnits;
    private readonly IReadOnlyList<Value> _readOfNumbers;

    public RowWriter(CodeWriter writer, RowwiseKernel kernel, VectorAccess access)
    {
        _writer = writer;
        _kernel = kernel;
        _access = access;
        _known = new KnownValues(kernel);
        _readAlongUnits = Reading.Of(AllSteps, withSums: !IsPanel);
        _readOfNumbers = Reading.OfNumbers(kernel.Phases);
        foreach (Value number in kernel.Numbers)
            _known.Add(number, new Operand(number.Notation));
        foreach (Local constant in Reading.Constants(kernel.Phases))
            _declared.Add(constant.Name);
    }

    private bool IsPanel => _kernel.Layout is RowsInLanes;

    private IEnumerable<RowStep> AllSteps => _kernel.Phases.SelectMany(phase => phase.Loop);

    /// <summary>Says that a value is in a register already.</summary>
    public void Take(Value value, string register) => _known.Add(value, new Operand(register));

    /// <summary>Writes everything that is done with a row.</summary>
    public void Write()
    {
        for (int phase = 0; phase < _kernel.Phases.Count; phase++)
            WritePhase(phase);
    }

    /// <summary>Writes one phase of it.</summary>
    public void WritePhase(int phase)
    {
        if (_access.Loop is null)
            WriteSteps(phase, _kernel.Phases[phase].Loop, _readAlongUnits, _declared, _writer.Line);
        else
            WriteLoop(phase);
        foreach (RowReduction sum in _kernel.Phases[phase].Loop.OfType<RowReduction>())
            WriteTotal(sum);
        WriteNumbers(_kernel.Phases[phase]);
    }

    /// <summary>The value of an expression that reads what is known, on vectors.</summary>
    public string Vector(Value value) => ExpressionText.Of(_known.OnVectors(new Read(value)));

    private void WriteLoop(int phase)
    {
        IReadOnlyList<RowStep> steps = _kernel.Phases[phase].Loop;
        RowReduction[] sums = [.. steps.OfType<RowReduction>()];
        foreach (RowReduction sum in IsPanel ? [] : sums)
        {
            string type = sum.Reduction.Kind == ReductionKind.Largest ? "LaneMax" : "LaneSum";
            _writer.Line($"{type}<TLanes> {Partial(sum)} = {type}<TLanes>.Empty;");
        }

        var body = new List<string>();
        WriteSteps(phase, steps, Reading.Of(steps, withSums: !IsPanel), new HashSet<string>(_declared), body.Add);
        if (body.Count == 1)
        {
            _writer.Line(_access.Loop!);
            _writer.Line($"    {body[0]}");
        }
        else if (body.Count > 1)
        {
            using CodeWriter.Scope loop = _writer.Block(_access.Loop!);
            body.ForEach(_writer.Line);
        }

        // What a loop leaves in registers is of the last units.
        foreach (Value value in steps.SelectMany(Values).Where(value => !value.IsScalar))
            _known.Remove(value);
        foreach (RowReduction sum in IsPanel ? sums : [])
            Halves.Write(_writer, sum.Reduction.Result.Notation, _kernel.PlaceOf(sum.Reduction.Operand, phase + 1)!.Name, ((RowsInLanes)_kernel.Layout).Units, ((RowsInLanes)_kernel.Layout).Rows, sum.Reduction.Kind == ReductionKind.Largest ? Halves.Largest : Halves.Sum);
    }

    private static IEnumerable<Value> Values(RowStep step) => step switch
    {
        RowMap map => map.Map.Operands.Append(map.Map.Result),
        RowReduction sum => [sum.Reduction.Operand],
        _ => [],
    };

    private void WriteSteps(int phase, IEnumerable<RowStep> steps, IReadOnlyList<Value> read, HashSet<string> declared, Action<string> line)
    {
        int Count(Value value) => read.Count(other => other == value);
        void Load(Value value)
        {
            if (_known.Contains(value))
                return;
            string load = _access.Load(_kernel.PlaceOf(value, phase)!);
            if (Count(value) > 1)
                line($"TLanes {Register(value)} = {load};");
            _known.Add(value, new Operand(Count(value) > 1 ? Register(value) : load));
        }

        foreach (RowStep step in steps)
        {
            switch (step)
            {
                case RowMap map:
                    foreach (Value operand in map.Map.Operands)
                        Load(operand);
                    Expression value = _known.OnVectors(map.Map.Formula);
                    foreach (string local in ExpressionText.Locals(declared, value))
                        line(local);
                    value = map.ClearsPadding ? Operations.And(new Operand(_access.Below), value) : value;
                    string text = ExpressionText.Of(value);
                    bool isNamed = Count(map.Map.Result) > 1 || text.Length > LongestPart;
                    if (isNamed)
                        line($"TLanes {Register(map.Map.Result)} = {text};");
                    _known.Add(map.Map.Result, isNamed ? new Operand(Register(map.Map.Result)) : value);
                    break;
                case RowReduction sum when !IsPanel:
                    Load(sum.Reduction.Operand);
                    if (_access.Loop is not null)
                        line(AddTo(sum));
                    break;
                case RowStore store when _access.Loop is not null || _kernel.Places[store.Place].Gets == store.Value:
                    line($"{Receiver(_known.OnVectors(new Read(store.Value)))}.{_access.Store(_kernel.Places[store.Place])};");
                    break;
            }
        }
    }

    private string AddTo(RowReduction sum)
    {
        string term = ExpressionText.Of(Masked(sum));
        return sum.Reduction.Factor == 1f
            ? $"{Partial(sum)}.Add({term}, {_access.Index});"
            : $"{Partial(sum)}.MultiplyAdd({term}, {RowwiseEmitter.Share}, {_access.Index});";
    }

    /// <summary>The terms of a sum, with nothing in the padding.</summary>
    private Expression Masked(RowReduction sum)
    {
        Expression term = _known.OnVectors(new Read(sum.Reduction.Operand));
        if (!sum.PassesOverPadding)
            return term;
        return sum.Reduction.Kind == ReductionKind.Largest
            ? Operations.Select(new Operand(_access.Below), term, new Constant(float.NegativeInfinity, "float.NegativeInfinity"))
            : Operations.And(new Operand(_access.Below), term);
    }

    /// <summary>What a sum or maximum is, behind the loop.</summary>
    private void WriteTotal(RowReduction sum)
    {
        Value result = sum.Reduction.Result;
        if (IsPanel)
        {
            Expression first = new Operand($"{result.Notation}0");
            _known.Add(result, sum.NeedsZero ? 0f + first : first);
            return;
        }

        string total = _access.Loop is null ? $"{Receiver(TermsOfVector(sum))}.{(sum.Reduction.Kind == ReductionKind.Largest ? "Largest" : "Sum")}()" : $"{Partial(sum)}.Total()";
        if (_known.IsFloat(new Read(result)))
            Name(result, "float", new Operand(total));
        else
            Name(result, "TLanes", new Operand($"TLanes.Broadcast({total})"));
    }

    private Expression TermsOfVector(RowReduction sum)
    {
        Expression term = Masked(sum);
        if (sum.Reduction.Factor != 1f)
            return Operations.MultiplyAdd(term, new Operand(RowwiseEmitter.Share), 0f);
        return sum.NeedsZero ? 0f + term : term;
    }

    private void WriteNumbers(RowPhase phase)
    {
        foreach (Operation operation in phase.Row)
        {
            switch (operation)
            {
                case Map map:
                    foreach (string local in ExpressionText.Locals(_declared, _known.OnVectors(map.Formula)))
                        _writer.Line(local);
                    if (_known.IsFloat(new Read(map.Result)))
                        Name(map.Result, "float", _known.OnFloats(map.Formula));
                    else
                        Name(map.Result, "TLanes", _known.OnVectors(map.Formula));
                    break;
                case Reduction { Order: InDouble order } sum:
                    _writer.Line($"{RowwiseEmitter.Total} += {RowwiseEmitter.Double(order.Unit)} * {ExpressionText.Of(_known.OnFloats(new Read(sum.Operand)))};");
                    break;
                default:
                    throw new InvalidOperationException($"No text for {operation.GetType().Name} of numbers.");
            }
        }

        foreach (RowStore store in phase.Numbers)
            _writer.Line($"{Receiver(_known.OnVectors(new Read(store.Value)))}.Store(ref {_kernel.Places[store.Place].Name}, 0);");
    }

    /// <summary>Gives a number of the row a name if it is read along the units or more than once.</summary>
    private void Name(Value value, string type, Expression text)
    {
        if (_readAlongUnits.Contains(value) || _readOfNumbers.Count(other => other == value) > 1)
        {
            _writer.Line($"{type} {value.Notation} = {ExpressionText.Of(text)};");
            text = new Operand(value.Notation);
        }

        _known.Add(value, text);
    }

    /// <summary>The variable of a value in a register; its own name may be that of the rows.</summary>
    private string Register(Value value) => $"{value.Notation}{(_kernel.Places.Any(place => place.Name == value.Notation) ? "0" : "")}{_access.Suffix}";

    private static string Partial(RowReduction sum) => RowwiseEmitter.Partial(sum.Reduction);

    /// <summary>An expression in front of a dot.</summary>
    private static string Receiver(Expression expression) => expression is Operand or Call ? ExpressionText.Of(expression) : $"({ExpressionText.Of(expression)})";
}
