using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the steps of a pass, for blocks of rows or for one row.</summary>
internal sealed class PassEmitter
{
    private readonly CodeWriter _writer;
    private readonly NetworkModel _network;
    private readonly PassPlan _pass;
    private readonly bool _isRow;

    private PassEmitter(CodeWriter writer, NetworkModel network, PassPlan pass, bool isRow)
    {
        _writer = writer;
        _network = network;
        _pass = pass;
        _isRow = isRow;
    }

    /// <summary>How many rows a call is about, in C#.</summary>
    private string Count => _isRow ? "1" : "count";

    /// <summary>Declares the buffers, and writes a loop over blocks of rows that takes the steps.</summary>
    /// <param name="scratch">The variable that refers to scratch memory.</param>
    public static void WriteBlocks(CodeWriter writer, NetworkModel network, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        using CodeWriter.Scope block = writer.Block($"for (int row = 0; row < rows; row += {pass.Memory.BlockRows})");
        writer.Line($"int count = Math.Min(rows - row, {pass.Memory.BlockRows});");
        writer.Line($"ref float input = {Names.Row("x", "row", network.InputSize)};");
        new PassEmitter(writer, network, pass, isRow: false).WriteSteps();
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
    public static void WriteBuffer(CodeWriter writer, BufferPlan buffer, string scratch) =>
        writer.Line($"ref float {Names.Variable(buffer.Notation)} = {Names.At(scratch, buffer.Offset)};");

    private static void WriteBuffers(CodeWriter writer, PassPlan pass, string scratch)
    {
        foreach (BufferPlan buffer in pass.Memory.Buffers)
            WriteBuffer(writer, buffer, scratch);
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
            case UnpadStep unpad:
                _writer.Line($"Rows.Unpad<{Names.LanesFor(_network, unpad.IsNarrow)}>({Reference(unpad.Value)}, {unpad.Stride}, {CallersRow("y", unpad.Size)}, {unpad.Size}, {Count});");
                break;
            case OutputGradientsStep given:
                _writer.Line($"Rows.Pad<{Names.LanesFor(_network, given.IsNarrow)}>({CallersRow("outputGradients", given.Size)}, {given.Size}, {Reference(given.Value)}, {given.Stride}, {Count});");
                break;
            case TargetsStep targets:
                WriteTargets(targets);
                break;
            case FiniteStep finite:
                _writer.Line($"if (!Rows.AreFinite({Reference(finite.Value)}, {finite.Stride}, {finite.Size}, {Count}))");
                _writer.Line($"    return {finite.Index};");
                break;
            case GradientBoundStep bound:
                WriteGradientBound(bound);
                break;
            default:
                throw new InvalidOperationException($"No C# for {step.GetType().Name}.");
        }
    }

    private void WriteCall(CallStep step)
    {
        string call = $"{Names.KernelsFor(_network, step.Kernel.IsNarrow)}{step.Kernel.Name}({string.Join(", ", step.Arguments.Select(Argument))});";
        switch (step.Use)
        {
            case CallUse.GoesOnWithTotal:
                _writer.Line($"total = {call}");
                break;
            case CallUse.IfInputGradientsAreWanted:
                _writer.Line("if (withInputs)");
                _writer.Line($"    {call}");
                break;
            default:
                _writer.Line(call);
                break;
        }
    }

    private string Argument(Argument argument) => argument switch
    {
        ValueArgument value => Reference(value.Value),
        GivenArgument given => given.Given switch
        {
            Given.Parameters => "ref parameters",
            Given.Gradients => "ref gradients",
            Given.Scratch => "ref panel",
            Given.Count => Count,
            Given.IsFirstBlock => "row == 0",
            Given.Scale => "scale",
            Given.One => "1f",
            Given.ShareOfTerm => _network.TermsOfRow == 1 ? "1f" : $"(float)(1 / {_network.TermsOfRow}.0)",
            Given.Total => "total",
            Given.LearningRate => "learningRate",
            _ => throw new InvalidOperationException($"No C# for {given.Given}."),
        },
        _ => throw new InvalidOperationException($"No C# for {argument.GetType().Name}."),
    };

    private void WriteTargets(TargetsStep step)
    {
        string y = Reference(step.Value);
        string copy = $"Rows.Pad<{Names.LanesFor(_network, step.IsNarrow)}>({CallersRow("targets", step.Size)}, {step.Size}, {y}, {step.Stride}, {Count});";
        if (step.Source == TargetSource.Copy)
        {
            _writer.Line(copy);
            return;
        }

        _writer.Line("if (Unsafe.IsNullRef(ref labels))");
        _writer.Line("    " + copy);
        _writer.Line("else");
        _writer.Line($"    Rows.OneHot({(_isRow ? "ref labels" : "ref Unsafe.Add(ref labels, row)")}, {step.Size}, {y}, {step.Stride}, {Count});");
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
        null => $"ref {Names.Variable(_pass.Memory.Buffers.Single(buffer => buffer.Values.Contains(value)).Notation)}",
        CallersRows.Inputs => _isRow ? "ref x" : "ref input",
        CallersRows.Outputs => CallersRow("y", _network.OutputSize),
        CallersRows.Targets => CallersRow("targets", _network.OutputSize),
        CallersRows.InputGradients => CallersRow("dx", _network.InputSize),
        _ => throw new InvalidOperationException($"No C# for {value.Notation}."),
    };

    private string CallersRow(string reference, int size) => _isRow ? $"ref {reference}" : Names.Row(reference, "row", size);
}
