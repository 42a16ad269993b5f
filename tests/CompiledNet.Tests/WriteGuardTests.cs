#if DEBUG
using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet.Tests;

/// <summary>
/// Debug builds of the library stop a kernel that would write outside of the memory of its call, one float before it or behind
/// it. (In a Release build such kernels would overwrite whatever is there.)
/// </summary>
public sealed class WriteGuardTests
{
    private const int Rows = 3;
    private const int Parameters = 32;

    public static TheoryData<string, int> Everywhere
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string place in (string[])[nameof(Pass.Run), nameof(Pass.RunRow), nameof(Pass.ComputeLoss), nameof(Pass.Backward), nameof(Pass.BackwardFrom), "input gradients", nameof(Pass.Descend), nameof(Pass.FindNonFiniteLayer)])
            {
                for (int shift = -1; shift <= 1; shift++)
                    data.Add(place, shift);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Everywhere))]
    public void A_store_is_stopped_unless_it_is_inside(string place, int shift)
    {
        Pass.Shift = shift;
        if (shift == 0)
            Call(place);
        else
            Assert.Throws<InvalidOperationException>(() => Call(place));
    }

    [Fact]
    public void A_user_may_store_wherever_there_is_no_call()
    {
        var memory = new float[4];

        Lanes128.Broadcast(1f).Store(ref memory[0], 0);

        Assert.Equal([1f, 1f, 1f, 1f], memory);
    }

    [Fact]
    public void Transposition_takes_no_negative_number_of_rows()
    {
        var matrix = new float[16];
        var panel = new float[64];

        Assert.Throws<InvalidOperationException>(() => Panel.Transpose(ref matrix[0], 4, -3, 4, ref panel[32], 8));
    }

    private static void Call(string place)
    {
        var execution = new NetworkExecution(Pass.Scratch, Parameters);
        var x = new float[Rows * Pass.InputSize];
        var y = new float[Rows * Pass.OutputSize];
        var parameters = new float[Parameters];
        var gradients = new float[Parameters];
        float cost = 0;
        switch (place)
        {
            case nameof(Pass.Run):
                ForwardRun.Run<Pass>(execution, ref x[0], ref y[0], ref parameters[0], Rows);
                break;
            case nameof(Pass.RunRow):
                ForwardRun.RunRow<Pass>(execution, ref x[0], ref y[0], ref parameters[0]);
                break;
            case nameof(Pass.ComputeLoss):
                TrainingRun.ComputeLoss<Pass>(execution, ref x[0], ref y[0], ref Unsafe.NullRef<int>(), ref parameters[0], Rows);
                break;
            case nameof(Pass.Backward):
                TrainingRun.Backward<Pass>(execution, ref x[0], ref y[0], ref Unsafe.NullRef<int>(), ref parameters[0], ref gradients[0], Parameters, Rows);
                break;
            case nameof(Pass.BackwardFrom):
                BackwardRun.BackwardFrom<Pass>(execution, ref x[0], ref y[0], ref parameters[0], ref gradients[0], Parameters, ref x[0], Rows, withInputs: false);
                break;
            case "input gradients":
                BackwardRun.BackwardFrom<Pass>(execution, ref x[0], ref y[0], ref parameters[0], ref gradients[0], Parameters, ref x[0], Rows, withInputs: true);
                break;
            case nameof(Pass.Descend):
                TrainingRun.Descend<Pass>(execution, ref x[0], ref y[0], ref Unsafe.NullRef<int>(), ref parameters[0], 0.1f, 1f, ref cost);
                break;
            default:
                BackwardRun.FindNonFiniteLayer<Pass>(execution, ref x[0], ref parameters[0], Rows);
                break;
        }
    }

    /// <summary>Writes the first and the last floats of everything that it may write, shifted by so many floats.</summary>
    private readonly struct Pass : ITrainingPass
    {
        public const int Scratch = 64;

        // A test runs on one thread.
        [ThreadStatic]
        private static int _shift;

        public static int Shift
        {
            set => _shift = value;
        }

        public static int InputSize => 5;

        public static int OutputSize => 7;

        public static long MultiplyAdds => 35;

        public static int ScratchLength => Scratch;

        public static int RowScratchLength => Scratch;

        public static int TrainingScratchLength => Scratch;

        public static int StepScratchLength => Scratch;

        public static int TermsOfRow => 1;

        public static bool NeedsWholeBatch => false;

        public static long TrainingScratchLengthOf(int rows) => TrainingScratchLength;

        public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)
        {
            Inside(ref scratch, Scratch);
            Write(ref y, rows * OutputSize);
        }

        public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch)
        {
            Inside(ref scratch, Scratch);
            Write(ref y, OutputSize);
        }

        public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)
        {
            Write(ref workspace, Scratch);
            return 0;
        }

        public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows)
        {
            Inside(ref workspace, Scratch);
            Write(ref gradients, Parameters);
            return 0;
        }

        public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs)
        {
            Inside(ref workspace, Scratch);
            if (withInputs)
                Write(ref dx, rows * InputSize);
            else
                Write(ref gradients, Parameters);
        }

        public static bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost)
        {
            Inside(ref scratch, Scratch);
            Write(ref parameters, Parameters);
            return true;
        }

        public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows)
        {
            Write(ref workspace, Scratch);
            return -1;
        }

        private static void Inside(ref float memory, int length)
        {
            Lanes128.Zero.Store(ref memory, 0);
            Lanes128.Zero.StoreFirst(ref memory, length - 3, 3);
        }

        private static void Write(ref float memory, int length)
        {
            if (_shift <= 0)
                Lanes128.Zero.Store(ref Unsafe.Add(ref memory, _shift), 0);
            if (_shift >= 0)
                Lanes256.Zero.StoreFirst(ref memory, length - 5 + _shift, 5);
        }
    }
}
#endif
