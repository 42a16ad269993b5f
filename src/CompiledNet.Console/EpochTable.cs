using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;

namespace CompiledNet.Display;

/// <summary>The last epochs as a table, the best one marked.</summary>
internal static class EpochTable
{
    private const int ShownEpochs = 8;

    public static Table Of(TrainingHistory history)
    {
        ImmutableArray<EpochResult> epochs = history.Epochs;
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        (string Heading, Func<EpochResult, string?> Cell)[] columns = [.. Columns().Where(column => epochs.IsEmpty || epochs.Any(epoch => column.Cell(epoch) is not null))];
        foreach ((string heading, _) in columns)
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = Justify.Right });

        EpochResult? best = epochs.Any(epoch => epoch.ValidationLoss is not null) ? history.Best() : null;
        foreach (EpochResult epoch in epochs.TakeLast(ShownEpochs))
        {
            Style style = ReferenceEquals(epoch, best) ? new Style(Color.Green) : Style.Plain;
            table.AddRow(columns.Select(column => new Text(column.Cell(epoch) ?? "", style)));
        }

        return table;
    }

    private static (string Heading, Func<EpochResult, string?> Cell)[] Columns() =>
    [
        ("epoch", epoch => epoch.Epoch.ToString(CultureInfo.InvariantCulture)),
        ("loss", epoch => Wording.Loss(epoch.TrainingLoss)),
        ("accuracy", epoch => epoch.TrainingAccuracy is { } accuracy ? Wording.Share(accuracy) : null),
        ("validation loss", epoch => epoch.ValidationLoss is { } loss ? Wording.Loss(loss) : null),
        ("validation accuracy", epoch => epoch.ValidationAccuracy is { } accuracy ? Wording.Share(accuracy) : null),
        ("learning rate", epoch => Wording.Rate(epoch.LearningRate)),
        ("time", epoch => Wording.Time(epoch.Elapsed)),
    ];
}
