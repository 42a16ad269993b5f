using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans maps and reductions along the last axis: activations, norms, sums of branches, and the gradients through them.</summary>
internal static class RowwiseSteps
{
    public static int Take(PassBuilder pass, int index)
    {
        Operation[] group = [.. StageFinder.Rowwise(pass.Operations, index)];
        int next = index + group.Length;
        if (Joining.IsAllowed(pass))
            (group, next) = Joining.After(pass, group, next);
        Value[] operands = [.. OperandsOf(group)];
        Stage? stage = pass.StageOf(group[0].Result.Layer);
        if (stage is not null && group.SequenceEqual(stage.Following))
            Activation(pass, stage, operands.Single());
        else if (stage is not null && operands.Length == 2 && operands.SingleOrDefault(operand => operand == stage.Sums || operand == stage.Result) is { } source
            && operands.Single(operand => operand != source) is var d && !pass.IsMemoryNeededBehind(next, d))
            ActivationGradients(pass, stage, group, source, d);
        else
            Group(pass, next, group, operands);
        return next - index;
    }

    /// <summary>What some operations read that none of them gives.</summary>
    public static IEnumerable<Value> OperandsOf(IReadOnlyList<Operation> group) =>
        group.SelectMany(operation => operation.Operands).Distinct().Where(operand => group.All(operation => operation.Result != operand));

    /// <summary>What follows a product.</summary>
    private static void Activation(PassBuilder pass, Stage stage, Value sums)
    {
        MatrixPlan matrix = stage.Matrix;
        Value result = stage.Result;
        bool isUnpadded = pass.IsResult(result, ResultKind.Outputs) && !matrix.HasPlainResults && !pass.Options.TestsFinite && stage.NeedsWholeRow;
        RowwiseKernel kernel = ActivationKernels.Forward(stage, isUnpadded || matrix.IsDot ? RowMemory.Unpadded : RowMemory.Padded, pass.Context.Budget);
        CallStep call = CallStep.Of(kernel, sums, result, pass.CountOf(result));
        pass.Add(isUnpadded ? call : call with { InPlace = new(sums, result) });
        if (isUnpadded)
            pass.IsCallers(result, CallersRows.Outputs);
        else
            pass.EndLayer(result);
    }

    /// <summary>The derivatives with respect to the sums of a product, from those with respect to what followed it.</summary>
    private static void ActivationGradients(PassBuilder pass, Stage stage, Operation[] group, Value source, Value d)
    {
        Value result = group[group.Length - 1].Result;
        Value memory = pass.RowsOf(d);
        pass.Add(CallStep.Of(ActivationKernels.Gradients(group, stage, source, d, pass.Context.Budget), source, result, pass.CountOf(result)) with { InPlace = new(memory, result) });
    }

    /// <summary>Operations of any other kind, as one kernel.</summary>
    private static void Group(PassBuilder pass, int next, Operation[] group, Value[] operands)
    {
        Value first = group[0].Result;
        EquatableArray<Axis> space = StageFinder.Space(group[0]);
        // Rows of the caller's lie otherwise than what is computed of them.
        Value along = group.Select(operation => operation.Result).Concat(operands).First(value => value.Axes.Equals(space));
        ValueLayout layout = pass.LayoutOf(along);
        Value[] results = [.. group.Select(operation => operation.Result).Where(result => pass.IsNeededBehind(next, result))];
        Value last = results[results.Length - 1];
        Value[] numbers = [.. operands.Where(operand => operand.Role == ValueRole.Share)];
        bool needsWholeRow = group.OfType<Reduction>().Any() || operands.Except(numbers).Any(operand => !operand.HasRows);

        // Derivatives are products of derivatives, so that their padding stays zero, but where a mean is subtracted from them.
        bool isCleared = !pass.IsForward && group.OfType<Reduction>().Any();

        // The operand that was computed last, so that derivatives take the place of derivatives, not of what the layer gave.
        Value? replaced = group.OfType<Reduction>().Any() ? null : operands
            .OrderByDescending(operand => pass.IndexOf(pass.Seen(operand)))
            .FirstOrDefault(operand => operand.HasRows && pass.Seen(operand).Role == ValueRole.Computed && !pass.IsMemoryNeededBehind(next, operand));
        var places = new List<RowPlace>();
        var arguments = new List<Argument>();
        Value? replacedMemory = null;
        foreach (Value operand in operands.Except(numbers))
        {
            string name = NameOf(operand, places);
            if (operand.HasRows)
            {
                Value memory = pass.RowsOf(operand, layout.Stride);
                if (operand == replaced)
                    replacedMemory = memory;
                places.Add(RowPlace.Read(name, operand) with { Rows = memory.Role == ValueRole.Input && !layout.IsWhole ? RowMemory.Unpadded : MemoryOf(layout), IsKept = operand != replaced });
                arguments.Add(memory);
            }
            else
            {
                places.Add(RowPlace.Read(name, operand) with { Rows = RowMemory.Shared });
                arguments.Add(operand.Role == ValueRole.Computed ? operand : new PlaceArgument(Given.Parameters, pass.Context.Storage.Place(operand).Offset));
            }
        }

        foreach (Value result in results)
        {
            places.Add(RowPlace.Written(NameOf(result, places), result, hasZeroPadding: isCleared) with { Rows = MemoryOf(layout), MayReplace = result == last ? replaced : null });
            arguments.Add(pass.Program.Results.FirstOrDefault(given => given.Kind == ResultKind.NewStatistic && given.Value == result) is { } statistic
                ? new PlaceArgument(Given.Gradients, pass.Context.Storage.Place(statistic.Parameter!).Offset)
                : result);
        }

        arguments.AddRange(numbers.Select(_ => (Argument)Given.ShareOfRow));
        RowwiseKernel kernel = RowwisePlanner.Plan(
            last.Layer == first.Layer ? NameOf(pass, first, operands) : $"{pass.NameOf(first)}To{pass.NameOf(last)}Forward",
            first.Layer,
            layout.Lanes,
            string.Join("\n", (last.Layer == first.Layer ? results : group.Select(operation => operation.Result)).Select(result => Meaning(group, result))),
            group,
            needsWholeRow
                ? new UnitsInLanes(layout.Units, layout.Stride, WholeRows.AsOneVector(layout.Stride, pass.Context.Budget))
                : new SideBySide(layout.Units, layout.Stride),
            places,
            numbers,
            callsFunctions: !pass.Context.Budget.AllowsFunctions);
        pass.Call(kernel, results, [.. arguments, pass.CountOf(along)], replacedMemory is null ? null : new InPlace(replacedMemory, last));
        foreach (Value result in results)
            pass.EndLayer(result);
    }

    private static RowMemory MemoryOf(ValueLayout layout) => layout.IsSingle ? RowMemory.Unpadded : RowMemory.Padded;

    /// <summary>What reads the sums of a product, or what they became, is the activation of that layer.</summary>
    private static string NameOf(PassBuilder pass, Value first, IEnumerable<Value> operands)
    {
        bool isActivation = pass.Operations.OfType<Contraction>().Any(product => product.Result.Layer == first.Layer)
            && operands.Any(operand => operand.HasRows && operand.Layer == first.Layer && pass.IsOfForward(operand));
        return pass.NameOf(first) + (isActivation, pass.IsForward) switch
        {
            (true, true) => "Activation",
            (true, false) => "ActivationGradients",
            (false, true) => "Forward",
            (false, false) => "Gradients",
        };
    }

    /// <summary>The parameter of a value, with a number if another has its name.</summary>
    private static string NameOf(Value value, List<RowPlace> others)
    {
        string name = ValueNames.Of(value.Notation);
        return others.Any(place => place.Name == name) ? $"{name}{others.Count + 1}" : name;
    }

    private static string Meaning(Operation[] group, Value result)
    {
        Operation operation = group.First(operation => operation.Result == result);
        if (operation is not Map { Text: { Length: > 0 } text })
            return operation.Notation;
        string with = operation.Operands.Count() == 1 && operation.Operands.Single() is var z && !text.Contains(z.Notation) ? $" with z = {z.Notation}" : "";
        return $"{result.Notation} = {text}{with}";
    }
}
