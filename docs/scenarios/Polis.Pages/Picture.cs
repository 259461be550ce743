using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Polis.Pages;

/// <summary>Makes a chart small enough for a page: 1,000 pixels wide, at most 256 colours, as a PNG with a palette.</summary>
internal static class Picture
{
    private const int Width = 1000, MostColours = 256, ExactColours = 160;

    /// <summary>Reads a PNG and writes the small one.</summary>
    public static void Shrink(string from, string to)
    {
        using var whole = SKBitmap.Decode(from);
        int height = (int)Math.Round(whole.Height * (double)Width / whole.Width);
        using var small = whole.Resize(
            new SKImageInfo(Width, height, SKColorType.Bgra8888, SKAlphaType.Premul), new SKSamplingOptions(SKCubicResampler.Mitchell));
        uint[] pixels = [.. small.Pixels.Select(colour => (uint)colour & 0xFFFFFF)];
        var (palette, rows) = Palette(pixels);
        File.WriteAllBytes(to, Png(pixels, rows, palette, Width, height));
    }

    /// <summary>The commonest colours as they are, so that ground and lines stay flat; of the others,
    /// which are edges of lines and letters, means of boxes of like ones.</summary>
    private static (List<uint> Palette, Dictionary<uint, byte> Rows) Palette(uint[] pixels)
    {
        var counts = pixels.CountBy(colour => colour).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToList();
        var palette = counts.Take(counts.Count <= MostColours ? MostColours : ExactColours).Select(pair => pair.Key).ToList();
        var rows = palette.Select((colour, row) => (colour, row)).ToDictionary(pair => pair.colour, pair => (byte)pair.row);
        if (palette.Count == counts.Count) return (palette, rows);
        var boxes = new List<List<KeyValuePair<uint, int>>> { counts.Skip(palette.Count).ToList() };
        while (palette.Count + boxes.Count < MostColours)
        {
            // The box that spreads most over the pixels is cut at the median of its longest side.
            var (box, shift) = boxes.SelectMany(box => (int[])[0, 8, 16], (box, shift) => (box, shift))
                .MaxBy(pair => Spread(pair.box, pair.shift) * Math.Sqrt(pair.box.Sum(colour => colour.Value)));
            if (box.Count < 2) break;
            boxes.Remove(box);
            var sorted = box.OrderBy(pair => pair.Key >> shift & 0xFF).ToList();
            int half = sorted.Sum(pair => pair.Value) / 2, cut = 0;
            for (int sum = 0; cut < sorted.Count - 1 && (sum += sorted[cut].Value) <= half;) cut++;
            cut = Math.Max(1, cut);
            boxes.Add(sorted[..cut]);
            boxes.Add(sorted[cut..]);
        }
        foreach (var box in boxes)
        {
            foreach (var pair in box) rows[pair.Key] = (byte)palette.Count;
            palette.Add(Mean(box, 0) | Mean(box, 8) << 8 | Mean(box, 16) << 16);
        }
        return (palette, rows);
    }

    private static int Spread(List<KeyValuePair<uint, int>> box, int shift) =>
        (int)(box.Max(pair => pair.Key >> shift & 0xFF) - box.Min(pair => pair.Key >> shift & 0xFF));

    private static uint Mean(List<KeyValuePair<uint, int>> box, int shift) =>
        (uint)Math.Round(box.Sum(pair => (double)(pair.Key >> shift & 0xFF) * pair.Value) / box.Sum(pair => (double)pair.Value));

    private static byte[] Png(uint[] pixels, Dictionary<uint, byte> rows, List<uint> palette, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", [.. palette.SelectMany(colour => (byte[])[(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour])]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] line = new byte[width + 1];
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++) line[x + 1] = rows[pixels[y * width + x]];
                zlib.Write(line);
            }
        }
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, string kind, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. data], number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    /// <summary>The checksum of PNG (ISO 3309).</summary>
    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
