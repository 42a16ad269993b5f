#define RTNEURAL_NAMESPACE RTNeuralXsimd
#define RTNEURAL_USE_XSIMD 1
#define RTNEURAL_DEFAULT_ALIGNMENT 64
#include "RTNeuralNetworks.h"

void timeXsimd(const peers::Wanted& wanted) { RTNeuralXsimd::timeAll(wanted, "RTNeural (xsimd)"); }
