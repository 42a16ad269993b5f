using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Bits;
using CompiledNet.Tests.Networks;

// Every activation, every loss; layers of 1 unit up to several tiles of the widest registers, and of sizes that fill none; layers of all
// kinds, with branches; streams.
(string Name, Action<Digests> Print)[] subjects =
[
    ("Functions", FunctionBits.Print),
    ("Optimizers", OptimizerBits.Print),
    (nameof(Policy), PassBits.Print<Policy>),
    (nameof(LogisticRegression), TrainingBits.Print<LogisticRegression>),
    (nameof(Controller), TrainingBits.Print<Controller>),
    (nameof(Hourglass), TrainingBits.Print<Hourglass>),
    (nameof(From784Over1To4), TrainingBits.Print<From784Over1To4>),
    (nameof(From16Over33To4), TrainingBits.Print<From16Over33To4>),
    (nameof(From64Over256To48), TrainingBits.Print<From64Over256To48>),
    (nameof(From100Over48To32), TrainingBits.Print<From100Over48To32>),
    (nameof(HardTanhThenSigmoidWithHuber), TrainingBits.Print<HardTanhThenSigmoidWithHuber>),
    (nameof(SoftmaxThenTanhGELUWithHuber), TrainingBits.Print<SoftmaxThenTanhGELUWithHuber>),
    (nameof(GELUThenHardSigmoidWithHuber), TrainingBits.Print<GELUThenHardSigmoidWithHuber>),
    (nameof(SELUThenReLUWithAbsoluteError), TrainingBits.Print<SELUThenReLUWithAbsoluteError>),
    (nameof(SteepLeakyReLU), TrainingBits.Print<SteepLeakyReLU>),
    (nameof(DigitClassifier), LabelBits.Print<DigitClassifier>),
    (nameof(ImageClassifier), LabelBits.Print<ImageClassifier>),
    (nameof(Over3Classes), LabelBits.Print<Over3Classes>),
    (nameof(Over16Classes), LabelBits.Print<Over16Classes>),
    (nameof(TanhThroughout), LabelBits.Print<TanhThroughout>),
    (nameof(SixLayers), LabelBits.Print<SixLayers>),
    (nameof(From2To10Units), TrainingBits.Print<From2To10Units>),
    (nameof(From11To15Units), TrainingBits.Print<From11To15Units>),
    (nameof(From17To19Units), LabelBits.Print<From17To19Units>),
    (nameof(From32Over128To10), LabelBits.Print<From32Over128To10>),
    (nameof(AroundVectors), TrainingBits.Print<AroundVectors>),
    (nameof(BoundedHourglass), TrainingBits.Print<BoundedHourglass>),
    (nameof(MishThenLogSoftmaxWithAbsoluteError), TrainingBits.Print<MishThenLogSoftmaxWithAbsoluteError>),
    (nameof(LogarithmsOver7Classes), TrainingBits.Print<LogarithmsOver7Classes>),
    (nameof(HiddenLogarithmsOf33), TrainingBits.Print<HiddenLogarithmsOf33>),
    (nameof(UnfusedClassifier), LabelBits.Print<UnfusedClassifier>),
    (nameof(OneChannelImages), LabelBits.Print<OneChannelImages>),
    (nameof(ThreeChannelImages), TrainingBits.Print<ThreeChannelImages>),
    (nameof(ManyChannels), TrainingBits.Print<ManyChannels>),
    (nameof(GroupedImages), TrainingBits.Print<GroupedImages>),
    (nameof(DepthwiseImages), LabelBits.Print<DepthwiseImages>),
    (nameof(CausalSignals), TrainingBits.Print<CausalSignals>),
    (nameof(PooledSignals), LabelBits.Print<PooledSignals>),
    (nameof(NormalizedLayers), LabelBits.Print<NormalizedLayers>),
    (nameof(DroppedImages), LabelBits.Print<DroppedImages>),
    (nameof(LearntSlopesOfImages), TrainingBits.Print<LearntSlopesOfImages>),
    (nameof(BatchNormalizedImages), TrainingBits.Print<BatchNormalizedImages>),
    (nameof(BranchedImages), LabelBits.Print<BranchedImages>),
    (nameof(GatedSignals), TrainingBits.Print<GatedSignals>),
    (nameof(ClassifiedSequences), LabelBits.Print<ClassifiedSequences>),
    (nameof(FilteredSequences), TrainingBits.Print<FilteredSequences>),
    (nameof(SequencesInBothDirections), TrainingBits.Print<SequencesInBothDirections>),
    (nameof(StreamedGates), StreamBits.Print<StreamedGates>),
    (nameof(StreamedCells), StreamBits.Print<StreamedCells>),
    (nameof(StreamedFilters), StreamBits.Print<StreamedFilters>),
    (nameof(UnfusedImages), TrainingBits.Print<UnfusedImages>),
    (nameof(UnfusedNorms), TrainingBits.Print<UnfusedNorms>),
    (nameof(WideLogCosh), TrainingBits.Print<WideLogCosh>),
    (nameof(LowQuantile), TrainingBits.Print<LowQuantile>),
    (nameof(SupportVector), TrainingBits.Print<SupportVector>),
    (nameof(RareClasses), TrainingBits.Print<RareClasses>),
    (nameof(WideDivergence), TrainingBits.Print<WideDivergence>),
    (nameof(Smoothed), LabelBits.Print<Smoothed>),
    (nameof(RelativeErrors), TrainingBits.Print<RelativeErrors>),
    (nameof(EveryOperation), TrainingBits.Print<EveryOperation>),
];

// With names as arguments, these subjects alone.
if (args.Except(subjects.Select(subject => subject.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no {unknown}. There are: {string.Join(", ", subjects.Select(subject => subject.Name))}.");
    return 1;
}

// The first line says what the machine has; the others are the same on every machine.
int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, vectors of {width} bits, fused multiply-add in {(Fma.IsSupported || AdvSimd.IsSupported ? "hardware" : "software")}");

var digests = new Digests(Console.Out);
foreach ((string name, Action<Digests> print) in subjects)
{
    if (args.Length == 0 || args.Contains(name))
        print(digests);
}

digests.End();
return 0;
