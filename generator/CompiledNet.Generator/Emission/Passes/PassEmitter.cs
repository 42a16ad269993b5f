using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the steps of a pass, for blocks of rows or for one row.</summary>
internal sealed class PassEmitter
{
    private readonly CodeWriter _writer;
    private readonly ExecutionPlan _plan;
    private readonly bool _isRow;

    private PassEmitter(CodeWriter writer, ExecutionPlan plan, bool isRow)
    {
        _writer = writer;
        _plan = plan;
        _isRow = isRow;
    }

    private NetworkModel Network => _plan.Network;

    /// <summary>How many rows a call is about, in C#.</summary>
    private string Count => _isRow ? "1" : "count";

    /// <summary>Declares the buffers, and writes a loop over blocks of rows that takes the steps.</summary>
    /// <param name="scratch">The variable that refers to scratch memory.</param>
    public static void WriteBlocks(CodeWriter writer, ExecutionPlan plan, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        using CodeWriter.Scope block = writer.Block($"for (int row = 0; row < rows; row += {pass.Memory.BlockRows})");
        writer.Line($"int count = Math.Min(rows - row, {pass.Memory.BlockRows});");
        writer.Line($"ref float input = {Names.Row("x", "row", plan.Network.InputSize)};");
        new PassEmitter(writer, plan, isRow: false).WriteSteps(pass);
    }

    /// <summary>Declares the buffers, and writes the steps for one row.</summary>
    public static void WriteRow(CodeWriter writer, ExecutionPlan plan, PassPlan pass, string scratch)
    {
        WriteBuffers(writer, pass, scratch);
        new PassEmitter(writer, plan, isRow: true).WriteSteps(pass);
    }

    /// <summary>Writes a step of a pass for one row.</summary>
    public static void WriteRowStep(CodeWriter writer, ExecutionPlan plan, PassStep step) =>
        new PassEmitter(writer, plan, isRow: true).Write(step);

    /// <summary>Declares a buffer.</summary>
    public static void WriteBuffer(CodeWriter writer, BufferPlan buffer, string scratch) =>
        writer.Line($"ref float {ValueNames.Of(buffer.Value)} = {Names.At(scratch, buffer.Offset)};");

    private static void WriteBuffers(CodeWriter writer, PassPlan pass, string scratch)
    {
        foreach (BufferPlan buffer in pass.Buffers)
            WriteBuffer(writer, buffer, scratch);
    }

    private void WriteSteps(PassPlan pass)
    {
        foreach (PassStep step in pass.Steps)
            Write(step);
    }

    private void Write(PassStep step)
    {
        switch (step)
        {
            case ForwardStep forward:
                Call(forward.Layer, "Forward", Reference(forward.Input), "ref parameters", Reference(forward.Result), Count);
                break;
            case ActivationStep activation:
                Call(activation.Layer, "Activation", Reference(activation.Input), Reference(activation.Result), Count);
                break;
            case OutputStep output:
                Call(output.Layer, "Outputs", Reference(output.Input), Reference(PassValue.Output), Count);
                break;
            case OutputPanelsStep panels:
                _writer.Line($"{Layer(panels.Layer).Layer.Name}Panels({Reference(panels.Input)}, ref parameters, ref panel, {Reference(PassValue.Activations(panels.Layer))}, {Reference(PassValue.Output)}, {Count});");
                break;
            case UnpadStep unpad:
                _writer.Line($"Rows.Unpad<{Lanes(unpad.Layer)}>({Reference(unpad.Input)}, {Layer(unpad.Layer).PaddedUnits}, {Reference(PassValue.Output)}, {Network.OutputSize}, {Count});");
                break;
            case RowStep row:
                string preActivations = row.PreActivations is null ? "" : $"{Reference(row.PreActivations)}, ";
                Call(row.Layer, "Row", Reference(row.Input), "ref parameters", preActivations + Reference(row.Result));
                break;
            case TargetsStep targets:
                WriteTargets(targets.Source);
                break;
            case LossStep loss:
                WriteLoss(loss);
                break;
            case OutputGradientsStep gradients:
                _writer.Line($"Rows.Pad<{Lanes(gradients.Layer)}>({CallersRow("outputGradients", Network.OutputSize)}, {Network.OutputSize}, {Reference(PassValue.Derivatives(gradients.Layer))}, {Layer(gradients.Layer).PaddedUnits}, {Count});");
                break;
            case ActivationGradientsStep gradients:
                Call(gradients.Layer, "ActivationGradients", Reference(gradients.Source), Reference(PassValue.Derivatives(gradients.Layer)), Count);
                break;
            case WeightGradientsStep gradients:
                Call(gradients.Layer, "WeightGradients", Reference(gradients.Input), Reference(PassValue.Derivatives(gradients.Layer)), "ref gradients", Count, "row == 0");
                break;
            case InputGradientsStep gradients:
                WriteInputGradients(gradients);
                break;
            case FiniteStep finite:
                _writer.Line($"if (!Rows.AreFinite({Reference(PassValue.Activations(finite.Layer))}, {Layer(finite.Layer).PaddedUnits}, {Layer(finite.Layer).Layer.OutputSize}, {Count}))");
                _writer.Line($"    return {_plan.Network.IndexOf(Layer(finite.Layer).Layer)};");
                break;
            case GradientBoundStep bound:
                WriteGradientBound(bound);
                break;
            case DescentStep descent:
                Call(descent.Layer, "Descend", Reference(descent.Input), Reference(PassValue.Derivatives(descent.Layer)), "ref parameters", "learningRate");
                break;
            default:
                throw new InvalidOperationException($"No C# for {step.GetType().Name}.");
        }
    }

    private void Call(int layer, string kernel, params string[] arguments) =>
        _writer.Line($"{Names.KernelsFor(Network, Layer(layer).PaddedUnits)}{Layer(layer).Layer.Name}{kernel}({string.Join(", ", arguments)});");

    private void WriteTargets(TargetSource source)
    {
        int outputs = Network.OutputSize;
        string targets = CallersRow("targets", outputs);
        if (source == TargetSource.Caller)
        {
            _writer.Line($"ref float y = {targets};");
            return;
        }

        int last = _plan.Layers.Count;
        int stride = Layer(last).PaddedUnits;
        string copy = $"Rows.Pad<{Lanes(last)}>({targets}, {outputs}, ref y, {stride}, {Count});";
        if (source == TargetSource.Copy)
        {
            _writer.Line(copy);
            return;
        }

        _writer.Line("if (Unsafe.IsNullRef(ref labels))");
        _writer.Line("    " + copy);
        _writer.Line("else");
        _writer.Line($"    Rows.OneHot({CallersRow("labels", 1)}, {outputs}, ref y, {stride}, {Count});");
    }

    private void WriteLoss(LossStep step)
    {
        LossFunction loss = Network.Loss!.Function;
        string input = ValueNames.Of(PassValue.Activations(step.Layer));
        if (loss.FusedActivation is { } fused)
            _writer.Line($"// {input} holds z[{step.Layer}]: the loss and {fused} are one step.");
        string derivatives = Reference(PassValue.Derivatives(step.Layer));
        string scale = step.Scale switch
        {
            LossScale.One => "1f",
            LossScale.Given => "scale",
            _ => Network.TermsOfRow == 1 ? "1f" : $"(float)(1 / {Network.TermsOfRow}.0)",
        };
        string kernels = Names.KernelsFor(Network, Layer(step.Layer).PaddedUnits);
        _writer.Line(step.Form switch
        {
            LossForm.Panels => $"total += {loss.Name}Panels(ref {input}, ref y, {derivatives}, ref panel, {scale}, {Count});",
            LossForm.OneOutput => $"total += {kernels}{loss.Name}Row(ref {input}, ref y, {derivatives}, {scale});",
            _ => $"total += {kernels}{loss.Name}(ref {input}, ref y, {derivatives}, {scale}, {Count});",
        });
    }

    private void WriteInputGradients(InputGradientsStep step)
    {
        DensePlan dense = Layer(step.Layer);
        string source = step.Source is null ? "" : $"{Reference(step.Source)}, ";
        string call = $"{Names.KernelsFor(Network, dense.PaddedInputs)}{dense.Layer.Name}InputGradients({Reference(PassValue.Derivatives(step.Layer))}, ref parameters, ref panel, {source}{Reference(step.Result)}, {Count});";
        if (step.Result == PassValue.InputGradients)
        {
            _writer.Line("if (withInputs)");
            call = "    " + call;
        }

        _writer.Line(call);
    }

    /// <summary>Products of the largest values bound every gradient; a NaN fails every comparison.</summary>
    private void WriteGradientBound(GradientBoundStep step)
    {
        _writer.Line($"cost = (float)(total{(Network.TermsOfRow == 1 ? "" : $" / {Network.TermsOfRow}")});");
        _writer.Line("if (!float.IsFinite(cost)");
        for (int layer = 1; layer <= step.Layers; layer++)
        {
            DensePlan dense = Layer(layer);
            string inputs = $"Math.Max(1f, Rows.Largest({Reference(PassValue.Activations(layer - 1))}, {dense.Layer.InputSize}))";
            string bound = $"Rows.Largest({Reference(PassValue.Derivatives(layer))}, {dense.Layer.OutputSize}) * {inputs} <= largestGradient";
            _writer.Line($"    || !({bound}){(layer == step.Layers ? ")" : "")}");
        }

        _writer.Line("    return false;");
    }

    private DensePlan Layer(int number) => _plan.Layers[number - 1];

    private string Lanes(int layer) => Names.LanesFor(Network, Layer(layer).PaddedUnits);

    private string Reference(PassValue value) => value.Kind switch
    {
        ValueKind.Input => _isRow ? "ref x" : "ref input",
        ValueKind.Output => CallersRow(ValueNames.Of(value), Network.OutputSize),
        ValueKind.InputGradients => CallersRow(ValueNames.Of(value), Network.InputSize),
        _ => $"ref {ValueNames.Of(value)}",
    };

    private string CallersRow(string reference, int size) => _isRow ? $"ref {reference}" : Names.Row(reference, "row", size);
}
