using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Bits;
using CompiledNet.Tests.Networks;

// The first line says what the machine has; the others are the same on every machine.
int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, vectors of {width} bits, fused multiply-add in {(Fma.IsSupported || AdvSimd.IsSupported ? "hardware" : "software")}");

Digest.Print<LogisticRegression>();
Digest.Print<DigitClassifier>();
Digest.Print<Controller>();
Digest.Print<SixLayers>();
Digest.Print<Hourglass>();
Digest.Print<UnfusedClassifier>();
Digest.Print<From784Over1To4>();
Digest.Print<HardTanhThenSigmoidWithHuber>();
Digest.Print<SoftmaxThenTanhGELUWithHuber>();
Digest.Print<GELUThenHardSigmoidWithHuber>();
