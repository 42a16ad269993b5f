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
    private readonly CodeWriter _writer;
    private readonly NetworkModel _network;
    private readonly PassText _text;

    private PassEmitter(CodeWriter writer, NetworkModel network, PassText text)
    {
        _writer = writer;
        _network = network;
        _text = text;
    }

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
            new PassEmitter(writer, network, new PassText(network, pass, IsRow: false)).WriteAll(pass.Steps);
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
        new PassEmitter(writer, network, new PassText(network, pass, IsRow: false)).WriteAll(pass.Steps);
        if (network.IsStream)
            writer.Line("Streams.Advance(streams, count / streams.Length);");
    }

    /// <summary>Declares the buffers, and writes the steps for one row.</summary>
    public static void WriteRow(CodeWriter writer, NetworkModel network, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        new PassEmitter(writer, network, new PassText(network, pass, IsRow: true)).WriteAll(pass.Steps);
    }

    /// <summary>Writes a step of a pass for one row.</summary>
    public static void WriteRowStep(CodeWriter writer, NetworkModel network, PassPlan pass, PassStep step) =>
        new PassEmitter(writer, network, new PassText(network, pass, IsRow: true)).Write(step);

    /// <summary>Declares a buffer.</summary>
    public static void WriteBuffer(CodeWriter writer, PassPlan pass, BufferPlan buffer, string scratch) =>
        writer.Line(PassText.Declaration(pass, buffer, scratch));

    private static void WriteBuffers(CodeWriter writer, PassPlan pass, string scratch)
    {
        foreach (BufferPlan buffer in pass.Memory.Buffers)
            WriteBuffer(writer, pass, buffer, scratch);
        if (pass.Memory.ScratchOffset is { } offset)
            writer.Line($"ref float panel = {Names.At(scratch, offset)};");
    }

    private void WriteAll(IEnumerable<PassStep> steps)
    {
        foreach (PassStep step in steps)
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
                _writer.Line($"if (!Rows.AreFinite({_text.Reference(finite.Value)}, {finite.Layout.Stride}, {finite.Layout.Units}, {_text.CountOf(finite.Layout.Positions)}))");
                _writer.Line($"    return {finite.Index};");
                break;
            case LoopStep loop:
                WriteLoop(loop);
                break;
            case StateStep state:
                _writer.Line($"Streams.{(state.IsRead ? "Read" : "Write")}(streams, {state.Offset}, {_text.Reference(state.Value)}, {state.RowLength});");
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
        new PassEmitter(_writer, _network, _text with { IsInTime = isTime }).WriteAll(loop.Body);
    }

    private void WriteUnpad(UnpadStep step)
    {
        bool isOfInputs = step.To == CallersRows.InputGradients;
        string rows = _text.CallersRow(isOfInputs ? "dx" : "y", step.Layout.Size);
        if (isOfInputs)
            _writer.Line("if (withInputs)");
        _writer.Line($"{(isOfInputs ? "    " : "")}Rows.Unpad<{Names.LanesFor(_network, step.Layout.Lanes)}>({_text.Reference(step.Value)}, {step.Layout.Stride}, {rows}, {step.Layout.Units}, {_text.CountOf(step.Layout.Positions)});");
    }

    private string Pad(string callers, Value value, ValueLayout layout) =>
        $"Rows.Pad<{Names.LanesFor(_network, layout.Lanes)}>({_text.CallersRow(callers, layout.Size)}, {layout.Units}, {_text.Reference(value)}, {layout.Stride}, {_text.CountOf(layout.Positions)});";

    private void WriteCall(CallStep step)
    {
        string arguments = $"{step.Kernel.Name}({string.Join(", ", step.Arguments.Select(_text.Argument))});";
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
            // With an even number of rows their end is that of a wider register too.
            string isOdd = step.Kernel.TakesRowsInPairs && _text.Argument(step.Arguments[step.Arguments.Count - 1]) is var rows && rows != "1" ? $" && ({rows} & 1) != 0" : "";
            _writer.Lines($"""
                if (TLanes.Count > {Machine.WidestOfFewRegisters}{isOdd})
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

    /// <summary>Positions are rows of their own.</summary>
    private void WriteMask(MaskStep step)
    {
        int positions = step.Layout.Positions;
        string first = positions == 1 ? "firstRow + row" : $"(firstRow + row) * {positions}";
        string arguments = $"({_text.Reference(step.Value)}, {step.Layout.Stride}, {step.Layout.Units}, {Literal.Float(step.Rate)}, in key, {step.Place}, {first}, {_text.CountOf(positions)});";
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
        string y = _text.Reference(step.Value);
        string copy = Pad("targets", step.Value, step.Layout);
        if (step.Source == TargetSource.Copy)
        {
            _writer.Line(copy);
            return;
        }

        _writer.Line("if (Unsafe.IsNullRef(ref labels))");
        _writer.Line("    " + copy);
        _writer.Line("else");
        _writer.Line($"    Rows.OneHot({(_text.IsRow ? "ref labels" : "ref Unsafe.Add(ref labels, row)")}, {step.Layout.Size}, {y}, {step.Layout.Stride}, {_text.Count});");
    }

    /// <summary>Products of the largest values bound every gradient; a NaN fails every comparison.</summary>
    private void WriteGradientBound(GradientBoundStep step)
    {
        _writer.Line($"cost = (float)(total{(_network.TermsOfRow == 1 ? "" : $" / {_network.TermsOfRow}")});");
        _writer.Line("if (!float.IsFinite(cost)");
        for (int index = 0; index < step.Products.Count; index++)
        {
            GradientFactors factors = step.Products[index];
            string inputs = $"Math.Max(1f, Rows.Largest({_text.Reference(factors.Inputs)}, {factors.InputCount}))";
            string bound = $"Rows.Largest({_text.Reference(factors.Derivatives)}, {factors.Units}) * {inputs} <= largestGradient";
            _writer.Line($"    || !({bound}){(index + 1 == step.Products.Count ? ")" : "")}");
        }

        _writer.Line("    return false;");
    }
}
