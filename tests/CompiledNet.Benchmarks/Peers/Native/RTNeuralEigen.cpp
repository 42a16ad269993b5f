#define RTNEURAL_NAMESPACE RTNeuralEigen
#define RTNEURAL_USE_EIGEN 1
#define RTNEURAL_DEFAULT_ALIGNMENT 32
// The weights of 784 inputs are more than it lets stand on the stack; they are on the heap.
#define EIGEN_STACK_ALLOCATION_LIMIT 0
#include "RTNeuralNetworks.h"

void timeEigen(const peers::Wanted& wanted) { RTNeuralEigen::timeAll(wanted, "RTNeural (Eigen)"); }
