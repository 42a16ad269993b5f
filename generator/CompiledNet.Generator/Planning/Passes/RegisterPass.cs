namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// The forward pass of one row for vectors of 512 bits in a small network: few of them hold a row, and the layer that follows takes it from
/// there, lane by lane, instead of waiting for memory.
/// </summary>
/// <param name="Steps">The layers.</param>
/// <param name="NeedsScratch">Whether anything goes through memory.</param>
internal sealed record RegisterPass(EquatableArray<RegisterStep> Steps, bool NeedsScratch)
{
    /// <summary>The pass; null where nothing would stay in registers.</summary>
    /// <param name="row">How the forward pass of one row is made.</param>
    /// <param name="pass">The pass that goes through memory.</param>
    public static RegisterPass? Of(RowPlan row, PassPlan pass)
    {
        if (row.NeedsScratch && row.Registers.All(count => count == 0))
            return null;
        return new RegisterPass(pass.Steps.Cast<CallStep>().Select((step, index) => Step(row, pass, step, index)).ToEquatableArray(), row.NeedsScratch);
    }

    private static RegisterStep Step(RowPlan row, PassPlan pass, CallStep step, int index)
    {
        bool isLast = index == pass.Steps.Count - 1;
        int taken = index == 0 ? 0 : row.Registers[index - 1];
        int given = row.Registers[index];
        bool isCall = taken == 0 && given == 0 && pass.Steps.Count > 1;
        IEnumerable<BufferPlan> buffers = given > 0 || (isLast && !isCall) ? [] : pass.Memory.Buffers.Where(buffer => step.Values.Skip(1).Any(buffer.Values.Contains));
        return new RegisterStep(step, isCall, taken, given, buffers.ToEquatableArray(), isLast);
    }
}

/// <summary>A layer of <see cref="RegisterPass"/>.</summary>
/// <param name="Call">The call by which the layer would go from memory to memory.</param>
/// <param name="IsCall">Whether it is made here too; else the layer is written out.</param>
/// <param name="Taken">The registers that hold its inputs; 0 if they are in memory.</param>
/// <param name="Given">The registers that get its outputs; 0 if they go to memory.</param>
/// <param name="Buffers">The memory that it is the first to write.</param>
/// <param name="IsLast">Whether its outputs are the network's.</param>
internal sealed record RegisterStep(CallStep Call, bool IsCall, int Taken, int Given, EquatableArray<BufferPlan> Buffers, bool IsLast);
