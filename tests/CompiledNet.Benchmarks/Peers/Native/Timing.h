#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

// The protocol of all these programs: the arguments name networks (none: all), and each line of the output is
// "network nanoseconds variant".
namespace peers
{
    // Of the processor's time, as ours are measured: what other processes take of the machine does not count.
    template <typename Call>
    double secondsOf(Call& call, long count)
    {
        std::clock_t start = std::clock();
        for (long index = 0; index < count; index++)
            call();
        return double(std::clock() - start) / CLOCKS_PER_SEC;
    }

    template <typename Call>
    double nanoseconds(Call call)
    {
        long count = 1;
        while (secondsOf(call, count) < 0.05)
            count *= 2;
        std::vector<double> runs;
        for (int run = 0; run < 5; run++)
            runs.push_back(secondsOf(call, count) / count);
        std::sort(runs.begin(), runs.end());
        return runs[2] * 1e9;
    }

    struct Wanted
    {
        std::vector<std::string> names;

        Wanted(int count, char** arguments) : names(arguments + 1, arguments + count) {}

        bool has(const std::string& name) const { return names.empty() || std::find(names.begin(), names.end(), name) != names.end(); }
    };

    inline void print(const std::string& network, double nanoseconds, const char* variant)
    {
        std::printf("%s %.2f %s\n", network.c_str(), nanoseconds, variant);
        std::fflush(stdout);
    }
}
