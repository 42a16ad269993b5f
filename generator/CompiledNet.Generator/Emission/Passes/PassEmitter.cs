using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the steps of a pass, for blocks of rows or for one row.</summary>
internal sealed class PassEmitter
{
    /// <summary>The names that parameters of passes and variables have.</summary>
    private static readonly string[] Parameters = ["x", "dx", "input", "scale", "total", "row", "rows", "count", "step", "steps", "streams", "skipped", "state", "position", "block", "weights", "weight", "one", "before"];

    private readonly CodeWriter _writer;
    private readonly NetworkModel _network;
    private readonly PassPlan _pass;
    private readonly bool _isRow;

    // Within a loop over steps in time, a call is about the rows of one step.
    private bool _isInTime;

    private PassEmitter(CodeWriter writer, NetworkModel network, PassPlan pass, bool isRow)
    {
        _writer = writer;
        _network = network;
        _pass = pass;
        _isRow = isRow;
    }

    /// <summary>How many rows a call is about, in C#.</summary>
    private string Count => _isRow ? "1" : _isInTime ? "streams.Length" : "count";

    /// <summary>Declares the buffers, and writes a loop over blocks of rows that takes the steps.</summary>
    /// <param name="scratch">The variable that refers to scratch memory.</param>
    public static void WriteBlocks(CodeWriter writer, NetworkModel network, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        if (pass.Memory.IsWholeBatch)
        {
            writer.Lines($"""
                // All rows are one block, since {(network.IsStream ? "what one step does to others is" : "what normalises one is")} of all.
                const int row = 0;
                int count = rows;
                ref float input = ref x;
                """);
            new PassEmitter(writer, network, pass, isRow: false).WriteSteps();
            if (network.IsStream)
                writer.Line("Streams.Advance(streams, steps);");
            return;
        }

        string rows = $"{pass.Memory.BlockRows}";
        if (network.IsStream)
        {
            writer.Line($"int block = Math.Max({pass.Memory.BlockRows} / streams.Length, 1) * streams.Length;");
            rows = "block";
        }

        using CodeWriter.Scope block = writer.Block($"for (int row = 0; row < rows; row += {rows})");
        writer.Line($"int count = Math.Min(rows - row, {rows});");
        writer.Line($"ref float input = {Names.Row("x", "row", network.InputSize)};");
        new PassEmitter(writer, network, pass, isRow: false).WriteSteps();
        if (network.IsStream)
            writer.Line("Streams.Advance(streams, count / streams.Length);");
    }

    /// <summary>Declares the buffers, and writes the steps for one row.</summary>
    public static void WriteRow(CodeWriter writer, NetworkModel network, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        new PassEmitter(writer, network, pass, isRow: true).WriteSteps();
    }

    /// <summary>Writes a step of a pass for one row.</summary>
    public static void WriteRowStep(CodeWriter writer, NetworkModel network, PassPlan pass, PassStep step) =>
        new PassEmitter(writer, network, pass, isRow: true).Write(step);

    /// <summary>Declares a buffer.</summary>
    public static void WriteBuffer(CodeWriter writer, PassPlan pass, BufferPlan buffer, string scratch) =>
        writer.Line($"ref float {VariableOf(pass, buffer)} = {Place(scratch, buffer)};");

    private static string Place(string scratch, BufferPlan buffer) => buffer.RowOffset == 0
        ? Names.At(scratch, buffer.Offset)
        : $"ref Floats.At(ref {scratch}, {buffer.Offset} + rows * {buffer.RowOffset})";

    /// <summary>The variable of a buffer: what it holds in the end, with a number where another holds what is called so.</summary>
    private static string VariableOf(PassPlan pass, BufferPlan buffer)
    {
        string name = Names.Variable(buffer.Notation);
        if (Array.IndexOf(Parameters, name) >= 0)
            name += "Rows";
        int others = pass.Memory.Buffers.TakeWhile(other => other != buffer).Count(other => other.Notation == buffer.Notation);
        return others == 0 ? name : $"{name}_{others + 1}";
    }

    private static void WriteBuffers(CodeWriter writer, PassPlan pass, string scratch)
    {
        foreach (BufferPlan buffer in pass.Memory.Buffers)
            WriteBuffer(writer, pass, buffer, scratch);
        if (pass.Memory.ScratchOffset is { } offset)
            writer.Line($"ref float panel = {Names.At(scratch, offset)};");
    }

    private void WriteSteps()
    {
        foreach (PassStep step in _pass.Steps)
            Write(step);
    }

    private void Write(PassStep step)
    {
        switch (step)
        {
            case CallStep call:
                WriteCall(call);
                break;
            case WeightedStep weighted:
                WriteWeighted(weighted);
                break;
            case UnpadStep unpad:
                WriteUnpad(unpad);
                break;
            case OutputGradientsStep given:
                _writer.Line(Pad("outputGradients", given.Value, given.Layout));
                break;
            case TargetsStep targets:
                WriteTargets(targets);
                break;
            case FiniteStep finite:
                _writer.Line($"if (!Rows.AreFinite({Reference(finite.Value)}, {finite.Layout.Stride}, {finite.Layout.Units}, {CountOf(finite.Layout.Positions)}))");
                _writer.Line($"    return {finite.Index};");
                break;
            case LoopStep loop:
                WriteLoop(loop);
                break;
            case StateStep state:
                _writer.Line($"Streams.{(state.IsRead ? "Read" : "Write")}(streams, {state.Offset}, {Reference(state.Value)}, {state.RowLength});");
                break;
            case MaskStep mask:
                WriteMask(mask);
                break;
            case GradientBoundStep bound:
                WriteGradientBound(bound);
                break;
            default:
                throw new InvalidOperationException($"No C# for {step.GetType().Name}.");
        }
    }

    private void WriteLoop(LoopStep loop)
    {
        bool isTime = loop.Count == 0;
        string last = isTime ? "count / streams.Length - 1" : $"{loop.Count - 1}", count = isTime ? "count / streams.Length" : $"{loop.Count}";
        using CodeWriter.Scope steps = _writer.Block(loop.IsReversed ? $"for (int step = {last}; step >= 0; step--)" : $"for (int step = 0; step < {count}; step++)");
        _isInTime = isTime;
        foreach (PassStep step in loop.Body)
            Write(step);
        _isInTime = false;
    }

    private void WriteUnpad(UnpadStep step)
    {
        bool isOfInputs = step.To == CallersRows.InputGradients;
        string rows = CallersRow(isOfInputs ? "dx" : "y", step.Layout.Size);
        if (isOfInputs)
            _writer.Line("if (withInputs)");
        _writer.Line($"{(isOfInputs ? "    " : "")}Rows.Unpad<{Names.LanesFor(_network, step.Layout.Lanes)}>({Reference(step.Value)}, {step.Layout.Stride}, {rows}, {step.Layout.Units}, {CountOf(step.Layout.Positions)});");
    }

    private string Pad(string callers, Value value, ValueLayout layout) =>
        $"Rows.Pad<{Names.LanesFor(_network, layout.Lanes)}>({CallersRow(callers, layout.Size)}, {layout.Units}, {Reference(value)}, {layout.Stride}, {CountOf(layout.Positions)});";

    /// <summary>How many positions the rows have together, in C#.</summary>
    private string CountOf(int positions) => positions == 1 ? Count : _isRow ? $"{positions}" : $"{Count} * {positions}";

    private void WriteCall(CallStep step)
    {
        string arguments = $"{step.Kernel.Name}({string.Join(", ", step.Arguments.Select(Argument))});";
        string result = step.Use switch
        {
            CallUse.GoesOnWithTotal => "total = ",
            CallUse.AddsWeighted => "total += weight * ",
            _ => "",
        };
        bool isWanted = step.Use == CallUse.IfInputGradientsAreWanted;
        if (step.Kernel.Lanes == Machine.WidestOfFewRegisters)
        {
            using CodeWriter.Scope? wanted = isWanted ? _writer.Block("if (withInputs)") : null;
            _writer.Lines($"""
                if (TLanes.Count > {Machine.WidestOfFewRegisters})
                    {result}{Names.Kernels(_network)}<{Names.Lanes(_network, 256)}>.{arguments}
                else
                    {result}{arguments}
                """);
            return;
        }

        if (isWanted)
            _writer.Line("if (withInputs)");
        _writer.Line($"{(isWanted ? "    " : "")}{result}{Names.KernelsFor(_network, step.Kernel.Lanes)}{arguments}");
    }

    private void WriteWeighted(WeightedStep step)
    {
        if (step.IsBehindAllRows)
        {
            _writer.Line("double before = total;");
            WriteCall(step.AllRows);
        }
        else
        {
            using CodeWriter.Scope plain = _writer.Block("if (Unsafe.IsNullRef(ref weights))");
            WriteCall(step.AllRows);
        }

        using CodeWriter.Scope weighted = _writer.Block(step.IsBehindAllRows ? "if (!Unsafe.IsNullRef(ref weights))" : "else");
        _writer.Line("// L and its derivative of each row, times its weight.");
        if (step.IsBehindAllRows)
            _writer.Line("total = before;");
        using CodeWriter.Scope rows = _writer.Block($"for (int one = {(_network.IsStream ? "skipped" : "0")}; one < count; one++)");
        _writer.Line("float weight = Unsafe.Add(ref weights, row + one);");
        WriteCall(step.OneRow);
    }

    private string Argument(Argument argument) => argument switch
    {
        ValueArgument value => Reference(value.Value),
        StepArgument step => Names.Row(Reference(step.Value).Substring("ref ".Length), "step", step.Distance),
        OffsetArgument part => Names.At(Argument(part.Rows).Substring("ref ".Length), part.Offset),
        TimeArgument time => Names.Row(Reference(time.Value).Substring("ref ".Length), "step * streams.Length", time.RowLength),
        CountedArgument counted => Names.Row(Reference(counted.Value).Substring("ref ".Length), "skipped", counted.RowLength),
        OneRowArgument one => Names.Row(Reference(one.Value).Substring("ref ".Length), "one", one.RowLength),
        CountArgument count => CountOf(count.Positions),
        PlaceArgument { Storage: Given.Parameters, Offset: var offset } => Names.At("parameters", offset),
        PlaceArgument { Storage: Given.State, Offset: var offset } => Names.At("state", offset),
        PlaceArgument { Offset: var offset } => Names.At("gradients", offset),
        GivenArgument given => given.Given switch
        {
            Given.Parameters => "ref parameters",
            Given.Gradients => "ref gradients",
            Given.Scratch => "ref panel",
            Given.Count => Count,
            Given.Once => "1",
            Given.ShareOfRow => "1f / rows",
            Given.FromZero => "true",
            Given.IsFirstBlock => "row == 0",
            Given.Scale => "scale",
            Given.WeightedScale => "scale * weight",
            Given.NoTotal => "0",
            Given.One => "1f",
            Given.ShareOfTerm => _network.TermsOfRow == 1 ? "1f" : $"(float)(1 / {_network.TermsOfRow}.0)",
            Given.Total => "total",
            Given.LearningRate => "learningRate",
            Given.Streams => "streams",
            Given.Skipped => "skipped",
            Given.Counted => "count - skipped",
            Given.StreamCount => "streams.Length",
            Given.State => "ref state",
            Given.Position => "position",
            _ => throw new InvalidOperationException($"No C# for {given.Given}."),
        },
        _ => throw new InvalidOperationException($"No C# for {argument.GetType().Name}."),
    };

    /// <summary>Positions are rows of their own.</summary>
    private void WriteMask(MaskStep step)
    {
        int positions = step.Layout.Positions;
        string first = positions == 1 ? "firstRow + row" : $"(firstRow + row) * {positions}";
        string arguments = $"({Reference(step.Value)}, {step.Layout.Stride}, {step.Layout.Units}, {Literal.Float(step.Rate)}, in key, {step.Place}, {first}, {CountOf(positions)});";
        if (step.Layout.Lanes == Machine.WidestOfFewRegisters)
        {
            _writer.Lines($"""
                if (TLanes.Count > {Machine.WidestOfFewRegisters})
                    Dropout.Fill<{Names.Lanes(_network, 256)}>{arguments}
                else
                    Dropout.Fill<TLanes>{arguments}
                """);
            return;
        }

        _writer.Line($"Dropout.Fill<{Names.LanesFor(_network, step.Layout.Lanes)}>{arguments}");
    }

    private void WriteTargets(TargetsStep step)
    {
        string y = Reference(step.Value);
        string copy = Pad("targets", step.Value, step.Layout);
        if (step.Source == TargetSource.Copy)
        {
            _writer.Line(copy);
            return;
        }

        _writer.Line("if (Unsafe.IsNullRef(ref labels))");
        _writer.Line("    " + copy);
        _writer.Line("else");
        _writer.Line($"    Rows.OneHot({(_isRow ? "ref labels" : "ref Unsafe.Add(ref labels, row)")}, {step.Layout.Size}, {y}, {step.Layout.Stride}, {Count});");
    }

    /// <summary>Products of the largest values bound every gradient; a NaN fails every comparison.</summary>
    private void WriteGradientBound(GradientBoundStep step)
    {
        _writer.Line($"cost = (float)(total{(_network.TermsOfRow == 1 ? "" : $" / {_network.TermsOfRow}")});");
        _writer.Line("if (!float.IsFinite(cost)");
        for (int index = 0; index < step.Products.Count; index++)
        {
            GradientFactors factors = step.Products[index];
            string inputs = $"Math.Max(1f, Rows.Largest({Reference(factors.Inputs)}, {factors.InputCount}))";
            string bound = $"Rows.Largest({Reference(factors.Derivatives)}, {factors.Units}) * {inputs} <= largestGradient";
            _writer.Line($"    || !({bound}){(index + 1 == step.Products.Count ? ")" : "")}");
        }

        _writer.Line("    return false;");
    }

    /// <summary>A reference to the rows of a value: of a buffer, or of the caller's.</summary>
    private string Reference(Value value) => _pass.Callers.FirstOrDefault(callers => callers.Value == value)?.Rows switch
    {
        null => $"ref {VariableOf(_pass, _pass.Memory.Buffers.Single(buffer => buffer.Values.Contains(value)))}",
        CallersRows.Inputs => _isRow ? "ref x" : "ref input",
        CallersRows.Outputs => CallersRow("y", _network.OutputSize),
        CallersRows.Targets => CallersRow("targets", _network.OutputSize),
        CallersRows.InputGradients => CallersRow("dx", _network.InputSize),
        _ => throw new InvalidOperationException($"No C# for {value.Notation}."),
    };

    private string CallersRow(string reference, int size) => _isRow ? $"ref {reference}" : Names.Row(reference, "row", size);
}
