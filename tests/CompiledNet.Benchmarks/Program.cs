using System.Runtime.Intrinsics;
using CompiledNet.Benchmarks;

// dotnet run -c Release --project tests/CompiledNet.Benchmarks [networks, such as: C D]
int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
double peak = FmaPeak.Measure(bits);
Console.WriteLine($"{bits}-bit vectors, {peak:F0} GFLOP/s of fused multiply-adds on one thread");

bool Wanted(string id) => args.Length == 0 || args.Contains(id);
if (Wanted("A"))
    Contest.Run<NetworkA>("A", peak, [1], [1]);
if (Wanted("B"))
    Contest.Run<NetworkB>("B", peak, [1], [32]);
if (Wanted("C"))
    Contest.Run<NetworkC>("C", peak, [1, 64, 1024], [1, 32, 128]);
if (Wanted("D"))
    Contest.Run<NetworkD>("D", peak, [1, 64, 1024], [1, 32, 128]);
if (Wanted("F"))
    Contest.Run<NetworkF>("F", peak, [1, 64, 1024], [32]);
if (Wanted("G"))
    Contest.Run<NetworkG>("G", peak, [1, 64, 1024], [128]);
if (Wanted("S"))
    Contest.Run<NetworkS>("S", peak, [], [10_000]);
