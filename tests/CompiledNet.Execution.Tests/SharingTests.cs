using System.Runtime.CompilerServices;

namespace CompiledNet.Execution.Tests;

/// <summary>
/// Which calls share their work: two threads must be in one call at the same time. Not beside other tests, which might have
/// the helpers just then.
/// </summary>
[CollectionDefinition(nameof(SharingTests), DisableParallelization = true)]
[Collection(nameof(SharingTests))]
public sealed class SharingTests
{
    private const int Rows = 256;

    [Fact]
    public void Two_threads_compute_a_loss() => Meeting.Require((execution, x) =>
        TrainingRun.ComputeLoss<MeetingPass>(execution, ref x[0], ref x[0], ref Unsafe.NullRef<int>(), ref x[0], Rows));

    [Fact]
    public void Two_threads_compute_gradients() => Meeting.Require((execution, x) =>
        TrainingRun.Backward<MeetingPass>(execution, ref x[0], ref x[0], ref Unsafe.NullRef<int>(), ref x[0], ref x[0], MeetingPass.Parameters, Rows));

    [Fact]
    public void Two_threads_compute_gradients_from_the_outputs() => Meeting.Require((execution, x) =>
        BackwardRun.BackwardFrom<MeetingPass>(execution, ref x[0], ref x[0], ref x[0], ref x[0], MeetingPass.Parameters, ref x[0], Rows, withInputs: true));

    [Fact]
    public void Two_threads_compute_outputs() => Meeting.Require((execution, x) =>
        ForwardRun.Run<MeetingPass>(execution, ref x[0], ref x[0], ref x[0], Rows));

    /// <summary>Where the threads of a call meet.</summary>
    private static class Meeting
    {
        // Of a thread that will come, on whatever machine.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private static Barrier? _barrier;
        private static int _missed;

        public static void Require(Action<NetworkExecution, float[]> call)
        {
            using var barrier = new Barrier(2);
            _barrier = barrier;
            _missed = 0;
            call(new NetworkExecution(0, MeetingPass.Parameters) { Threads = 2 }, new float[Rows * MeetingPass.Size]);
            Assert.Equal(0, _missed);
        }

        public static void Attend()
        {
            // Nobody waits once more for a thread that did not come.
            if (Volatile.Read(ref _missed) == 0 && !_barrier!.SignalAndWait(Patience))
                Interlocked.Increment(ref _missed);
        }
    }

    /// <summary>Computes nothing, but says that every row is much work.</summary>
    private readonly struct MeetingPass : ITrainingPass
    {
        public const int Size = 4;
        public const int Parameters = 16;

        public static int InputSize => Size;

        public static int OutputSize => Size;

        public static long MultiplyAdds => 1 << 20;

        public static int ScratchLength => 0;

        public static int RowScratchLength => 0;

        public static int TrainingScratchLength => 0;

        public static int StepScratchLength => 0;

        public static int TermsOfRow => 1;

        public static bool NeedsWholeBatch => false;

        public static long TrainingScratchLengthOf(int rows) => TrainingScratchLength;

        public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows) => Meeting.Attend();

        public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch)
        {
        }

        public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)
        {
            Meeting.Attend();
            return 0;
        }

        public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows)
        {
            Meeting.Attend();
            return 0;
        }

        public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs) =>
            Meeting.Attend();

        public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows) => -1;

        public static bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost) => false;
    }
}
