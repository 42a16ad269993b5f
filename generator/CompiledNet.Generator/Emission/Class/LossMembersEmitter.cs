using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using static CompiledNet.Generator.Emission.Class.ClassText;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the methods that start from the loss, for targets and for labels.</summary>
internal static class LossMembersEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        WriteLossOfTargets(writer, plan);
        if (plan.Network.Loss!.Function.TakesLabels)
            WriteLossOfLabels(writer, plan);
    }

    private static void WriteLossOfTargets(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        GeneratedMembers members = MembersOf(network);
        WriteLoss(writer, network, members.ComputeLoss, members.Backward, $"As many rows of {network.OutputSize} targets.", "");
        if (plan.Descent is not null)
            WriteDescend(writer, network, "ITrainableNetwork", members.ComputeLoss);
    }

    private static void WriteLossOfLabels(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        GeneratedMembers members = MembersOf(network);
        const string Failures = "\n/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A label is not a class index.</exception>";
        WriteLoss(writer, network, members.ComputeLossOfLabels, members.BackwardOfLabels, $"A class index for each row, from 0 to {network.OutputSize - 1}.", Failures);
        if (plan.Descent is not null)
            WriteDescend(writer, network, "IClassifierNetwork", members.ComputeLossOfLabels);
    }

    private static void WriteLoss(CodeWriter writer, NetworkModel network, GeneratedMember computeLoss, GeneratedMember backward, string description, string failures)
    {
        string targets = TargetsOf(computeLoss).Name;
        writer.Lines($"""
            /// <summary>Computes the cost: the mean of the loss over the rows{OfSequence(network)}. Allocates nothing.</summary>
            /// <param name="inputs">At least one row of {network.InputSize} values.</param>
            /// <param name="{targets}">{description}</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>{failures}{IndexFailure(network)}
            {Optimized}
            {Declare(computeLoss, network)} =>
                {Entry(network)}.ComputeLoss(_execution, inputs, {targets}, Parameters.AsSpan());

            /// <summary>Computes the cost{OfSequence(network)} and its derivative with respect to every parameter. Allocates nothing.</summary>
            /// <param name="inputs">At least one row of {network.InputSize} values.</param>
            /// <param name="{targets}">{description}</param>
            /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
            /// <returns>The cost.</returns>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>{failures}{IndexFailure(network)}
            {Optimized}
            {Declare(backward, network)} =>
                {Entry(network)}.Backward(_execution, inputs, {targets}, Parameters.AsSpan(), {Gradients});

            """);
    }

    /// <summary>The step of one row, which trainers find by the interface.</summary>
    private static void WriteDescend(CodeWriter writer, NetworkModel network, string @interface, GeneratedMember computeLoss)
    {
        GeneratedParameter targets = TargetsOf(computeLoss);
        writer.Lines($"""
            {Optimized}
            bool {Library}.{@interface}<{Names.Class(network.Type)}>.TryDescend(global::System.ReadOnlySpan<float> inputs, {targets.Type} {targets.Name}, float learningRate, float largestGradient, out float cost) =>
                {Entry(network)}.TryDescend(_execution, inputs, {targets.Name}, Parameters.AsSpan(), learningRate, largestGradient, out cost);

            """);
    }

    /// <summary>The parameter behind the inputs: targets or labels.</summary>
    private static GeneratedParameter TargetsOf(GeneratedMember computeLoss) => computeLoss.Parameters!.Value[1];
}
