using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A record and what the fitted model says of it.</summary>
/// <param name="Record">The record.</param>
/// <param name="IsHeldOut">Whether it was only predicted.</param>
/// <param name="Median">Median of the runs.</param>
/// <param name="Low">Lower bound of the band of 80 % of the futures, the error of the record included.</param>
/// <param name="High">Upper bound.</param>
public sealed record FittedRecord(RecordedValue Record, bool IsHeldOut, double Median, double Low, double High)
{
    /// <summary>Whether the record lies in the band.</summary>
    public bool IsWithin => Low <= Record.Value && Record.Value <= High;
}

/// <summary>What the folder of a calibration that is done has: for those who draw or read it again.</summary>
/// <param name="Path">Folder.</param>
/// <param name="Manifest">What was fitted to what.</param>
/// <param name="Records">The records, with what the fitted model says of them; none where nothing could be fitted.</param>
/// <param name="Points">Values of all parameters at each point of the posterior.</param>
/// <param name="Weights">Weight of each point.</param>
public sealed record FittedFolder(
    string Path, CalibrationManifest Manifest, IReadOnlyList<FittedRecord> Records, IReadOnlyList<IReadOnlyList<double>> Points, IReadOnlyList<double> Weights)
{
    /// <summary>Number of runs that were made.</summary>
    public int Runs { get; init; }

    /// <summary>The posterior of a value.</summary>
    /// <param name="value">Number of the value among those that are fitted.</param>
    public WeightedSample Sample(int value) => new([.. Points.Select(point => point[value])], Weights);

    /// <summary>Correlation of two values over the points; not a number where one does not vary.</summary>
    public double Correlation(int one, int other)
    {
        WeightedSample first = Sample(one), second = Sample(other);
        double product = Points.Zip(Weights, (point, weight) => weight * (point[one] - first.Mean) * (point[other] - second.Mean)).Sum() / Weights.Sum();
        return product / (first.Deviation * second.Deviation);
    }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="RunFolderException">It is no folder of a calibration that is done, or a table is damaged.</exception>
    public static FittedFolder Read(string path)
    {
        var manifest = CalibrationManifest.Read(path);
        if (manifest.State != RunState.Done)
            throw new RunFolderException(path, "is a calibration that is not done", $"one that is: polis resume {path} goes on with it");
        var predictions = ResultReader.Open(path, RunFolderFiles.Predictions);
        double[] heldOut = predictions.Numbers("heldOut"), median = predictions.Numbers("median"),
            low = predictions.Numbers("low"), high = predictions.Numbers("high");
        var posterior = ResultReader.Open(path, RunFolderFiles.Posterior);
        string adjusted = manifest.IsAdjusted ? ".adjusted" : "";
        double[][] columns = [.. manifest.Fit.Select(value => posterior.Numbers(value.Path + adjusted))];
        return new FittedFolder(
            path, manifest,
            [.. manifest.Records.Take(predictions.Rows).Select((record, i) => new FittedRecord(record, heldOut[i] > 0, median[i], low[i], high[i]))],
            [.. Enumerable.Range(0, posterior.Rows).Select(point => (IReadOnlyList<double>)[.. columns.Select(column => column[point])])],
            posterior.Numbers(manifest.IsAdjusted ? "adjustedWeight" : "weight"))
        {
            Runs = ResultReader.Open(path, RunFolderFiles.Results).Rows,
        };
    }
}
