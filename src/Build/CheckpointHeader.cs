using System.Globalization;
using System.Text;
using DaNetGen.Checkpoints;

namespace DaNetGen.Build;

/// <summary>
/// What a compiler has to know of a checkpoint, as text: a line <c>path</c> (as the attribute says it), <c>output</c> (where the build copies it,
/// below the program's folder), then <c>fault</c> (why it is not to be read) or <c>dialect</c> and a line <c>tensor</c> for each: element type,
/// sizes, key, the reference's key, and how the dialect takes it. A tab stands between the fields.
/// </summary>
internal static class CheckpointHeader
{
    /// <summary>Reads a file's header. The values of its tensors are not touched.</summary>
    /// <param name="path">The path as the attribute says it, with slashes.</param>
    /// <param name="file">The file.</param>
    public static string Text(string path, string file)
    {
        var text = new StringBuilder();
        Line(text, "path", path);
        Line(text, "output", Output(path));
        try
        {
            Tensors(text, Read(path, file));
        }
        catch (CheckpointException fault)
        {
            Line(text, "fault", fault.Message.Replace(file, path).TrimEnd('.'));
        }

        return text.ToString();
    }

    /// <summary>Where a checkpoint is copied to, below the output folder: as it lies in the project, or by its name alone where it lies elsewhere.</summary>
    public static string Output(string path) =>
        Path.IsPathRooted(path) || path.Contains(':') || path.Split('/').Contains("..") ? path.Substring(path.LastIndexOf('/') + 1) : path;

    private static WeightsContent Read(string path, string file)
    {
        if (!File.Exists(file))
        {
            throw new CheckpointException($"'{path}' does not exist: put the file there, counted from the project's folder, or correct the path");
        }

        using var mapped = MappedFile.Open(file);
        var format = WeightsParser.Recognise(mapped);
        try
        {
            var content = WeightsParser.Read(mapped, format);
            return format is WeightsFormat.PyTorchZip or WeightsFormat.PyTorchLegacy ? WeightsParser.WithoutDataParallel(content) : content;
        }
        catch (WeightsFault fault)
        {
            throw fault.Of(path, format);
        }
    }

    private static void Tensors(StringBuilder text, WeightsContent content)
    {
        var dialect = Dialect.Recognise([.. content.Tensors.Select(tensor => tensor.Key)]);
        Line(text, "dialect", dialect.Name, dialect.BackboneOnly ? "backbone" : "");
        foreach (var tensor in content.Tensors)
        {
            var rule = dialect.ToReference(tensor.Key);
            var shape = string.Join(",", tensor.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            var how = dialect.IsIgnored(tensor.Key) ? "ignored" : rule is null ? "unknown" : rule.Scalar ? "scalar" : "";
            Line(text, "tensor", ElementTypes.NameOf(tensor.Type), shape, tensor.Key, rule?.ToReference(tensor.Key) ?? "", how);
        }
    }

    private static void Line(StringBuilder text, params string[] fields) =>
        text.Append(string.Join("\t", fields.Select(field => string.Concat(field.Select(letter => char.IsControl(letter) ? '?' : letter))))).Append('\n');
}
