#include "Timing.h"

#include "NAM/activations.h"
#include "NAM/dsp.h"
#include "NAM/get_dsp.h"

#include <filesystem>
#include <random>

namespace
{
    constexpr int block = 64;

    // Since 0.4.0 a model has channels; releases before take one buffer.
    template <typename Model>
    void process(Model& model, NAM_SAMPLE* input, NAM_SAMPLE* output)
    {
        if constexpr (requires { model.process(&input, &output, block); })
            model.process(&input, &output, block);
        else
            model.process(input, output, block);
    }

    void time(const std::string& name, const std::string& file, bool fastTanh)
    {
        if (fastTanh)
            nam::activations::Activation::enable_fast_tanh();
        else
            nam::activations::Activation::disable_fast_tanh();
        std::unique_ptr<nam::DSP> model = nam::get_dsp(std::filesystem::path(file));
        model->Reset(model->GetExpectedSampleRate(), block);

        std::mt19937 generator { 1 };
        std::uniform_real_distribution<float> numbers { -1.0f, 1.0f };
        std::vector<NAM_SAMPLE> input(16 * block), output(block);
        for (NAM_SAMPLE& sample : input)
            sample = numbers(generator);
        int part = 0;
        double nanoseconds = peers::nanoseconds([&]
            {
                process(*model, input.data() + part * block, output.data());
                part = (part + 1) & 15;
            });
        peers::print(name, nanoseconds / block, fastTanh ? "its own core, fast tanh" : "its own core, exact tanh");
    }
}

// Neural Amp Modeler's core, blocks of 64 samples, nanoseconds a sample. Arguments NAME=file.nam say what is timed, others are for other programs.
int main(int count, char** arguments)
{
    for (int index = 1; index < count; index++)
    {
        std::string argument = arguments[index];
        size_t equals = argument.find('=');
        if (equals == std::string::npos)
            continue;
        time(argument.substr(0, equals), argument.substr(equals + 1), false);
        time(argument.substr(0, equals), argument.substr(equals + 1), true);
    }
}
