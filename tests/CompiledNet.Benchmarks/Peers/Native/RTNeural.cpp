#include "Timing.h"

void timeEigen(const peers::Wanted& wanted);
void timeXsimd(const peers::Wanted& wanted);

// One step or row a call, with RTNeural's compile-time models and both of its back-ends.
int main(int count, char** arguments)
{
    peers::Wanted wanted { count, arguments };
    timeEigen(wanted);
    timeXsimd(wanted);
}
