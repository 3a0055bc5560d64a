namespace DaNetGen.Tests.Export;

/// <summary>
/// Reads the text format of protocol buffers against the messages of Triton's <c>model_config.proto</c> (github.com/triton-inference-server/common), as far as
/// an exported model uses them: a field that is not there, a value of another type and a second value of a single field fail.
/// </summary>
internal sealed class TritonConfigReader
{
    private static readonly Dictionary<string, Dictionary<string, (string Type, bool IsRepeated)>> Messages = new()
    {
        ["ModelConfig"] = new()
        {
            ["name"] = ("string", false), ["platform"] = ("string", false), ["backend"] = ("string", false), ["max_batch_size"] = ("int32", false),
            ["input"] = ("ModelInput", true), ["output"] = ("ModelOutput", true), ["default_model_filename"] = ("string", false),
            ["dynamic_batching"] = ("ModelDynamicBatching", false),
        },
        ["ModelInput"] = new() { ["name"] = ("string", false), ["data_type"] = ("DataType", false), ["format"] = ("Format", false), ["dims"] = ("int64", true) },
        ["ModelOutput"] = new() { ["name"] = ("string", false), ["data_type"] = ("DataType", false), ["dims"] = ("int64", true), ["label_filename"] = ("string", false) },
        ["ModelDynamicBatching"] = new() { ["preferred_batch_size"] = ("int32", true), ["max_queue_delay_microseconds"] = ("uint64", false) },
    };

    private static readonly string[] DataTypes = ["TYPE_FP16", "TYPE_FP32", "TYPE_FP64", "TYPE_BF16"];

    private readonly Queue<string> _words;

    private TritonConfigReader(string text) => _words = new(text.Split('\n').Select(line => line.Split('#')[0])
        .SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, "\"[^\"]*\"|[A-Za-z_0-9-]+|[^ ]")).Select(match => match.Value));

    /// <summary>The fields of a configuration, each with its values: texts, numbers or messages.</summary>
    public static Dictionary<string, List<object>> Read(string text) => new TritonConfigReader(text).Message("ModelConfig", end: null);

    private Dictionary<string, List<object>> Message(string type, string? end)
    {
        var fields = new Dictionary<string, List<object>>();
        while (_words.Count > 0 && _words.Peek() != end)
        {
            var name = _words.Dequeue();
            Assert.True(Messages[type].TryGetValue(name, out var field), $"{type} has no field {name}");
            var isMessage = Messages.ContainsKey(field.Type);
            if (_words.Peek() == ":")
                _words.Dequeue();
            else
                Assert.True(isMessage, $"{name} needs a colon");
            var values = fields.TryGetValue(name, out var before) ? before : fields[name] = [];
            if (_words.Peek() == "[")
            {
                Assert.True(field.IsRepeated, $"{name} takes one value");
                for (_words.Dequeue(); _words.Peek() != "]";)
                {
                    values.Add(Value(field.Type));
                    if (_words.Peek() == ",")
                        _words.Dequeue();
                }
                _words.Dequeue();
            }
            else
            {
                values.Add(Value(field.Type));
            }
            Assert.True(field.IsRepeated || values.Count == 1, $"{name} takes one value");
        }
        if (end is not null)
            Assert.Equal(end, _words.Dequeue());
        return fields;
    }

    private object Value(string type)
    {
        var word = _words.Dequeue();
        switch (type)
        {
            case "string":
                Assert.StartsWith("\"", word);
                return word.Trim('"');
            case "int32" or "int64" or "uint64":
                return long.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
            case "DataType":
                Assert.Contains(word, DataTypes);
                return word;
            default:
                Assert.Equal("{", word);
                return Message(type, "}");
        }
    }
}
