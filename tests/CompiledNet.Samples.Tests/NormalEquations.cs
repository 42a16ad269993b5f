using CompiledNet;

namespace CompiledNet.Samples.Tests;

/// <summary>Least squares the classical way, in double: (XᵀX)·w = Xᵀy with a column of ones for the bias.</summary>
internal static class NormalEquations
{
    /// <summary>The weights and, last, the bias.</summary>
    public static double[] Solve(Dataset data)
    {
        int n = data.InputSize + 1;
        var matrix = new double[n, n + 1];
        for (int row = 0; row < data.Count; row++)
        {
            double[] x = Extended(data, row);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    matrix[i, j] += x[i] * x[j];
                matrix[i, n] += x[i] * data.Target(row)[0];
            }
        }
        return Eliminate(matrix, n);
    }

    /// <summary>The mean of the squared errors.</summary>
    public static double Cost(Dataset data, double[] weights) =>
        Enumerable.Range(0, data.Count).Average(row =>
        {
            double error = Extended(data, row).Zip(weights, (x, w) => x * w).Sum() - data.Target(row)[0];
            return error * error;
        });

    private static double[] Extended(Dataset data, int row) => [.. data.Input(row).ToArray().Select(x => (double)x), 1];

    /// <summary>Gauß-Jordan elimination; the matrix is positive definite, so no pivoting is needed.</summary>
    private static double[] Eliminate(double[,] matrix, int n)
    {
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int i = 0; i < n; i++)
            {
                double factor = matrix[i, pivot] / matrix[pivot, pivot];
                for (int j = pivot; i != pivot && j <= n; j++)
                    matrix[i, j] -= factor * matrix[pivot, j];
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => matrix[i, n] / matrix[i, i])];
    }
}
