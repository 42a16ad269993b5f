using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Values step by step along an axis: what they have at one, and what they are together.</summary>
internal static class Scans
{
    /// <summary>What a tensor has at one step along an axis, which the result has not.</summary>
    public static T[] At<T>(Tensor<T> whole, Axis along, int at, IReadOnlyList<Axis> result, Points points) =>
        [.. Places(whole.Axes, along, at, result, points).Select(place => whole.Numbers[place])];

    /// <summary>Puts what one step gives in its place.</summary>
    public static void Put<T>(Tensor<T> each, Axis along, int at, Tensor<T> whole, Points points)
    {
        int[] places = Places(whole.Axes, along, at, each.Axes, points);
        for (int point = 0; point < places.Length; point++)
            whole.Numbers[places[point]] = each.Numbers[point];
    }

    public static T[] Stack<T>(Stack stack, Func<Value, Tensor<T>> tensorOf, Points points)
    {
        if (stack.Parts.Count != stack.Along.Length)
            throw new InvalidOperationException($"{stack.Result.Notation} is not defined: it has {stack.Parts.Count} parts.");
        var whole = new Tensor<T>(stack.Result.Axes, new T[points.Count(stack.Result.Axes)]);
        for (int at = 0; at < stack.Parts.Count; at++)
            Put(tensorOf(stack.Parts[at]), stack.Along, at, whole, points);
        return whole.Numbers;
    }

    /// <summary>Carries out the steps in their order; afterwards the results are among the values.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="values">What is known.</param>
    /// <param name="carryOut">Carries out an operation of a step.</param>
    /// <param name="points">The points of spaces.</param>
    public static void Run<T>(Scan scan, Dictionary<Value, Tensor<T>> values, Action<Operation> carryOut, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        foreach (Value whole in scan.Written.Select(written => written.Whole))
            values.Add(whole, new Tensor<T>(whole.Axes, new T[points.Count(whole.Axes)]));
        T[][] states = [.. scan.States.Select(state => state.Start is null ? new T[points.Count(state.Before.Axes)] : values[state.Start].Numbers)];
        for (int step = 0; step < scan.Along.Length; step++)
        {
            int at = scan.IsReversed ? scan.Along.Length - 1 - step : step;
            foreach (ScannedValue read in scan.Read)
                values[read.Each] = new Tensor<T>(read.Each.Axes, At(values[read.Whole], scan.Along, at, read.Each.Axes, points));
            for (int state = 0; state < states.Length; state++)
                values[scan.States[state].Before] = OfState(scan.States[state].Before, states[state], points);
            foreach (Operation operation in scan.Body)
                carryOut(operation);
            foreach (ScannedValue written in scan.Written)
                Put(values[written.Each], scan.Along, at, values[written.Whole], points);
            states = [.. scan.States.Select(state => values[state.After].Numbers)];
        }

        for (int state = 0; state < states.Length; state++)
        {
            if (scan.States[state].Final is { } final)
                values.Add(final, OfState(final, states[state], points));
        }
    }

    /// <summary>A state may be handed on along another axis of the same length.</summary>
    private static Tensor<T> OfState<T>(Value value, T[] numbers, Points points) => numbers.Length == points.Count(value.Axes)
        ? new Tensor<T>(value.Axes, numbers)
        : throw new InvalidOperationException($"{value.Notation} does not have as many numbers as are handed on.");

    private static int[] Places(IReadOnlyList<Axis> whole, Axis along, int at, IReadOnlyList<Axis> each, Points points)
    {
        if (each.Count != whole.Count - 1 || whole.Except(each).SingleOrDefault() != along)
            throw new InvalidOperationException($"A step along {along.Notation} has other axes than the whole.");
        int first = at * points.Stride(whole, along);
        return [.. points.Places(each, whole).Select(place => first + place)];
    }
}
