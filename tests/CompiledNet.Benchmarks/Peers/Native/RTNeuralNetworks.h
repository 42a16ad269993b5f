#pragma once

#include "Timing.h"

#include <RTNeural/RTNeural.h>

#include <memory>
#include <random>
#include <utility>

// Included twice, once for each of RTNeural's back-ends, each with a namespace of its own (RTNEURAL_NAMESPACE). Times do not depend on the
// weights, so these are drawn, small enough that nothing saturates.
namespace RTNEURAL_NAMESPACE
{
    using Row = std::vector<float>;
    using Matrix = std::vector<Row>;
    using Cube = std::vector<Matrix>;

    inline std::mt19937& generator()
    {
        static std::mt19937 it { 1 };
        return it;
    }

    inline Row row(int columns, int inputs)
    {
        float limit = 1.0f / std::sqrt(float(inputs));
        std::uniform_real_distribution<float> numbers { -limit, limit };
        Row values(columns);
        for (float& value : values)
            value = numbers(generator());
        return values;
    }

    inline Matrix matrix(int rows, int columns, int inputs)
    {
        Matrix values;
        for (int index = 0; index < rows; index++)
            values.push_back(row(columns, inputs));
        return values;
    }

    template <int in, int out>
    void draw(DenseT<float, in, out>& layer)
    {
        layer.setWeights(matrix(out, in, in));
        Row biases = row(out, in);
        layer.setBias(biases.data());
    }

    template <int in, int out>
    void draw(GRULayerT<float, in, out>& layer)
    {
        layer.setWVals(matrix(in, 3 * out, out));
        layer.setUVals(matrix(out, 3 * out, out));
        layer.setBVals(matrix(2, 3 * out, out));
    }

    template <int in, int out>
    void draw(LSTMLayerT<float, in, out>& layer)
    {
        layer.setWVals(matrix(in, 4 * out, out));
        layer.setUVals(matrix(out, 4 * out, out));
        layer.setBVals(row(4 * out, out));
    }

    template <int in, int out, int kernel, int dilation>
    void draw(Conv1DT<float, in, out, kernel, dilation>& layer)
    {
        Cube weights;
        for (int index = 0; index < out; index++)
            weights.push_back(matrix(in, kernel, in * kernel));
        layer.setWeights(weights);
        layer.setBias(row(out, in * kernel));
    }

    template <int size>
    void draw(TanhActivationT<float, size>&) {}

    template <int size>
    void draw(ReLuActivationT<float, size>&) {}

    template <int size>
    void draw(SigmoidActivationT<float, size>&) {}

    template <int size>
    void draw(SoftmaxActivationT<float, size>&) {}

    template <int in, int out, typename... Layers>
    void time(const peers::Wanted& wanted, const char* name, const char* variant)
    {
        if (!wanted.has(name))
            return;
        auto model = std::make_unique<ModelT<float, in, out, Layers...>>();
        [&]<size_t... index>(std::index_sequence<index...>) { (draw(model->template get<index>()), ...); }(std::index_sequence_for<Layers...> {});
        model->reset();

        // Steps follow one another in a stream of 1024; a row is padded to whole vectors.
        constexpr int stride = (in + 15) / 16 * 16;
        alignas(64) static float inputs[1024 * stride];
        for (float& value : inputs)
            value = row(1, 1)[0];
        static volatile float sink;
        int step = 0;
        double nanoseconds = peers::nanoseconds([&]
            {
                sink = model->forward(inputs + step * stride);
                step = (step + 1) & 1023;
            });
        peers::print(name, nanoseconds, variant);
    }

    template <int units>
    using TanhOf = TanhActivationT<float, units>;

    template <int units>
    using ReLUOf = ReLuActivationT<float, units>;

    template <int in, int out>
    using DenseOf = DenseT<float, in, out>;

    template <int in, int out, int dilation>
    using ConvOf = Conv1DT<float, in, out, 3, dilation>;

    inline void timeAll(const peers::Wanted& wanted, const char* variant)
    {
        time<30, 1, DenseOf<30, 1>, SigmoidActivationT<float, 1>>(wanted, "A", variant);
        time<4, 3, DenseOf<4, 16>, TanhOf<16>, DenseOf<16, 3>, SoftmaxActivationT<float, 3>>(wanted, "B", variant);
        time<64, 10, DenseOf<64, 32>, ReLUOf<32>, DenseOf<32, 10>, SoftmaxActivationT<float, 10>>(wanted, "C", variant);
        time<784, 10, DenseOf<784, 128>, ReLUOf<128>, DenseOf<128, 10>, SoftmaxActivationT<float, 10>>(wanted, "D", variant);
        time<8, 1, DenseOf<8, 32>, TanhOf<32>, DenseOf<32, 32>, TanhOf<32>, DenseOf<32, 1>>(wanted, "F", variant);
        time<1, 1, GRULayerT<float, 1, 8>, DenseOf<8, 1>>(wanted, "R1", variant);
        time<1, 1, GRULayerT<float, 1, 16>, DenseOf<16, 1>>(wanted, "R2", variant);
        time<1, 1, LSTMLayerT<float, 1, 16>, DenseOf<16, 1>>(wanted, "R3", variant);
        time<1, 1, LSTMLayerT<float, 1, 40>, DenseOf<40, 1>>(wanted, "R4", variant);
        time<16, 16, LSTMLayerT<float, 16, 64>, DenseOf<64, 16>>(wanted, "R5", variant);
        time<1, 1, ConvOf<1, 8, 1>, TanhOf<8>, ConvOf<8, 8, 2>, TanhOf<8>, ConvOf<8, 8, 4>, TanhOf<8>, ConvOf<8, 8, 8>, TanhOf<8>, DenseOf<8, 1>>(wanted, "T1", variant);
        time<1, 1, ConvOf<1, 16, 1>, ReLUOf<16>, ConvOf<16, 16, 2>, ReLUOf<16>, ConvOf<16, 16, 4>, ReLUOf<16>, ConvOf<16, 16, 8>, ReLUOf<16>, ConvOf<16, 16, 16>, ReLUOf<16>, DenseOf<16, 1>>(wanted, "T2", variant);
    }
}
