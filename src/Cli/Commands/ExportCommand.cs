using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Export;
using DaNetGen.Export;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet export</c>: writes a network for another program.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The network, as `danet models` lists them; with --assembly, a class with [Network]." };
        var target = new Option<string>("--to")
        {
            Description = $"For which program: {string.Join(", ", Exporters.All.Select(e => $"{e.Name} ({e.Description})"))}.",
            HelpName = "NAME",
            Required = true,
        };
        var output = new Option<string>("--out", "-o") { Description = "The folder of the files.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var weights = new Option<string?>("--weights")
        {
            Description = "Weights to write along, of any format and dialect that danet reads. What the file says of its network goes before the options.",
            HelpName = "FILE",
        };
        Option<int> classes = CommandOptions.Whole("--classes", 19, 2, "How many classes it tells apart.");
        Option<int> outputStride = CommandOptions.OutputStride();
        Option<int[]?> multiGrid = CommandOptions.MultiGrid();
        var noAux = new Option<bool>("--no-aux") { Description = "Leave the auxiliary heads out." };
        var assembly = new Option<string?>("--assembly") { Description = "The .dll of a network of your own; it is not run.", HelpName = "FILE" };
        var settings = new Option<string[]>("--set") { Description = "A hyperparameter of a network of your own, such as --set classes=3.", HelpName = "NAME=VALUE" };
        Option<PixelSize?> size = CommandOptions.Size("--size", "The height and width that it is for, where it is to take no others. Default: all.");
        Option<int?> batch = CommandOptions.Batch("How many images it takes at once, where it is to take no other number; for triton, the most (8). Default: all.");
        Option<string[]?> outputs = CommandOptions.Names("--outputs", "The outputs to keep, such as Fused. Default: all.");
        Option<TritonBackend> backend = CommandOptions.Choice<TritonBackend>("--backend", "What runs it in Triton: onnx (ONNX Runtime, the default) or torchscript (libtorch).");
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace files of the same names." };
        var command = new ExplainedCommand(
            "export", "Writes a network for another program, to train or run it there.",
            "danet export danet-r50 --to pytorch --classes 11 -o danet-r50",
            "danet export danet-r50 --to pytorch --weights runs/first/best.safetensors -o danet-r50   # with what was learnt so far",
            "danet export Attended --to pytorch --assembly bin/Release/net10.0/App.dll --set classes=3   # a network of your own",
            "danet export danet-r50 --to onnx --weights runs/first/best.safetensors --outputs Fused",
            "danet export danet-r50 --to triton --weights runs/first/best.safetensors -o models   # tritonserver --model-repository=models")
        {
            model, target, output, weights, classes, outputStride, multiGrid, noAux, assembly, settings, size, batch, outputs, backend, overwrite,
        };
        command.SetAction(parsed =>
        {
            IExporter exporter = Find(parsed.GetValue(target)!);
            TorchSetup.Start(threads: 0);
            ExportSource source;
            if (parsed.GetValue(assembly) is { } own)
            {
                if (((Option[])[classes, outputStride, multiGrid, noAux]).FirstOrDefault(option => CommandOptions.IsGiven(parsed, option)) is { } theirs)
                    throw new UserError($"{theirs.Name} is of the networks that `danet models` lists; give a hyperparameter of your own network by --set NAME=VALUE.");
                if (parsed.GetValue(weights) is not null) throw new UserError("--weights goes with a model of the catalogue; Checkpoint.Save writes a .pth file of your own network's.");
                source = OwnNetwork.Of(own, parsed.GetValue(model)!, parsed.GetValue(settings) ?? []);
            }
            else
            {
                if (CommandOptions.IsGiven(parsed, settings)) throw new UserError("--set is of a network of your own; add its --assembly, or give --classes and the like.");
                ModelEntry entry = Known(parsed.GetValue(model)!);
                var spec = new ModelSpec(entry.Name, parsed.GetValue(classes), parsed.GetValue(outputStride), parsed.GetValue(multiGrid), !parsed.GetValue(noAux));
                source = parsed.GetValue(weights) is { } file ? ExportedModel.With(spec, file) : ExportedModel.Fresh(spec);
            }
            source = source with
            {
                Settings = new(
                    parsed.GetValue(size), parsed.GetValue(batch), parsed.GetValue(outputs) is { Length: > 0 } names ? names : null,
                    parsed.GetResult(backend) is null ? null : parsed.GetValue(backend)),
            };
            using (source.Weights)
            {
                foreach (string line in Write(exporter.Export(source), parsed.GetValue(output)!, parsed.GetValue(overwrite))) terminal.Line(line);
            }
            return 0;
        });
        return command;
    }

    private static ModelEntry Known(string name) => Nearest.Find(name, ModelCatalog.All.Select(entry => entry.Name)) is null
        ? throw new UserError($"There is no model '{name}'; `danet models` lists them, and a network of your own needs the --assembly that holds it.")
        : ModelCatalog.Find(name);

    private static IExporter Find(string name) =>
        Exporters.All.FirstOrDefault(exporter => exporter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"There is no target '{name}'{Nearest.Hint(name, Exporters.All.Select(e => e.Name))}; --to takes {string.Join(" or ", Exporters.All.Select(e => e.Name))}.");

    private static IEnumerable<string> Write(IReadOnlyList<ExportedFile> files, string folder, bool overwrite)
    {
        if (File.Exists(folder)) throw new UserError($"{folder} is a file, and --out takes a folder; name one.");
        (string Path, ExportedFile File)[] placed = [.. files.Select(file => (Path.Combine(folder, file.Name), file))];
        if (!overwrite && placed.FirstOrDefault(p => File.Exists(p.Path)).Path is { } taken)
            throw new UserError($"{taken} is there already; name another --out, or replace it with --overwrite.");
        return placed.SelectMany(p => (string[])[p.Path, .. p.File.Write(p.Path).Select(note => $"  {note}")]).ToList();
    }
}
