using CompiledNet.Generator.Emission.Passes;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Emission.Windows;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the type that computes the network: the passes first, then each layer, then the loss.</summary>
internal static class KernelsEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($"""
            /// <summary>
            /// Computes {network.Type.Name}. Rows of intermediate values are padded to whole vectors, so that every loop is free of
            /// edges; weights are packed in panels of 16 units, [panel][input][unit], so that products read them one behind the other.
            """);
        if (plan.Kernels.OfType<ForwardKernel>().Any() && plan.Kernels.OfType<ForwardKernel>().All(kernel => kernel.Source == KernelSource.Precompiled))
        {
            writer.Lines("""
                /// Products are calls of the library's kernels for any size, since a Debug build does not optimise what stands here.
                /// The property CompiledNetKernels with the value WrittenOut has them written out, to read and step through.
                """);
        }

        writer.Lines($"""
            /// </summary>
            {Names.Generated}
            """);
        using CodeWriter.Scope type = writer.Block($"internal readonly struct {Names.Kernels(network)}<TLanes> : {Interface(network)}\n    where TLanes : struct, ILanes<TLanes>");
        if (network.IsStream)
        {
            StreamPassEmitter.Emit(writer, plan);
        }
        else
        {
            ForwardPassEmitter.Emit(writer, plan);
            TrainingPassEmitter.Emit(writer, plan);
        }

        if (plan.Descent is { } descent)
            DescentPassEmitter.Emit(writer, plan, descent);
        foreach (Kernel kernel in plan.Kernels)
            Emit(writer, network, kernel);
    }

    private static string Interface(NetworkModel network) => (network.IsStream, network.Loss) switch
    {
        (false, null) => "IBackwardPass",
        (false, _) => "ITrainingPass",
        (true, null) => "IStreamPass",
        (true, _) => "IStreamTrainingPass",
    };

    private static void Emit(CodeWriter writer, NetworkModel network, Kernel kernel)
    {
        switch (kernel)
        {
            case ForwardKernel forward:
                ForwardEmitter.Emit(writer, forward);
                break;
            case RowKernel row:
                RowEmitter.Emit(writer, network, row);
                break;
            case StepKernel step:
                StepEmitter.Emit(writer, step);
                break;
            case RowsInLanesKernel rows:
                RowsInLanesEmitter.Emit(writer, network, rows);
                break;
            case WeightGradientsKernel gradients:
                WeightGradientsEmitter.Emit(writer, gradients);
                break;
            case InputGradientsKernel gradients:
                InputGradientsEmitter.Emit(writer, gradients);
                break;
            case DescentKernel descent:
                DescentEmitter.Emit(writer, descent);
                break;
            case ConvolutionKernel or ConvolutionInLanesKernel or ConvolutionWeightGradientsKernel or ConvolutionInputGradientsKernel:
                ConvolutionEmitter.Emit(writer, kernel);
                break;
            case PoolingKernel or PoolingGradientsKernel:
                PoolingEmitter.Emit(writer, kernel);
                break;
            case CopyKernel copy:
                CopyEmitter.Emit(writer, copy);
                break;
            case ClearKernel clear:
                CopyEmitter.Emit(writer, clear);
                break;
            case GatherKernel gather:
                GatherEmitter.Emit(writer, gather);
                break;
            case ScatterAddKernel scatter:
                GatherEmitter.Emit(writer, scatter);
                break;
            case StreamProductKernel product:
                StreamProductEmitter.Emit(writer, product);
                break;
            case DelayKernel delay:
                DelayEmitter.Emit(writer, delay);
                break;
            case DelaySumKernel sum:
                DelayEmitter.Emit(writer, sum);
                break;
            case ColumnSumKernel sum:
                ColumnSumEmitter.Emit(writer, sum);
                break;
            case RowwiseKernel rows:
                RowwiseEmitter.Emit(writer, rows);
                break;
            case LossInLanesKernel loss:
                LossInLanesEmitter.Emit(writer, network, loss);
                break;
            default:
                throw new InvalidOperationException($"No C# for {kernel.GetType().Name}.");
        }
    }
}
