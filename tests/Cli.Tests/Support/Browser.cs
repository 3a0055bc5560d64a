using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>Chromium without a window, led by its DevTools protocol: opens pages, runs expressions in them, and keeps what they asked for and complained of.</summary>
internal sealed class Browser : IDisposable
{
    private const string Program = "/usr/bin/chromium", Announcement = "DevTools listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder profile = new();
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource limit = new(Patience);
    private readonly Process process;
    private readonly string session;
    private int calls;

    public Browser()
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--user-data-dir={profile.Path}", "--remote-debugging-port=0", "about:blank",
        ];
        process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string? line;
        while ((line = process.StandardError.ReadLine()) is not null && !line.StartsWith(Announcement, StringComparison.Ordinal))
        {
        }
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        socket.ConnectAsync(new Uri(line![Announcement.Length..]), limit.Token).GetAwaiter().GetResult();
        JsonNode page = Call("Target.getTargets", null)["targetInfos"]!.AsArray().First(target => (string?)target!["type"] == "page")!;
        session = (string)Call("Target.attachToTarget", new() { ["targetId"] = (string?)page["targetId"], ["flatten"] = true })["sessionId"]!;
        foreach (string domain in (string[])["Page", "Network", "Runtime", "Log"]) Call($"{domain}.enable", null);
    }

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>The addresses that were asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What was written to the console, and errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public void Open(string path)
    {
        Call("Page.navigate", new() { ["url"] = $"file://{path}" });
        while (!(bool)Evaluate($"document.readyState === 'complete' && location.pathname === '{path}'")!) Thread.Sleep(20);
    }

    /// <summary>The size of the window, as on a screen of one pixel a unit.</summary>
    public void Resize(int width, int height) => Call("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false,
    });

    /// <summary>"screen" or "print", and the colours that the reader prefers: "light" or "dark".</summary>
    public void Emulate(string medium, string colours) => Call("Emulation.setEmulatedMedia", new()
    {
        ["media"] = medium,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colours }),
    });

    /// <summary>Presses a key on what has the focus.</summary>
    public void Press(string key)
    {
        foreach (string type in (string[])["keyDown", "keyUp"])
        {
            Call("Input.dispatchKeyEvent", new()
            {
                ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = key switch { "Enter" => 13, "Tab" => 9, _ => 0 },
                ["text"] = key == "Enter" && type == "keyDown" ? "\r" : "",
            });
        }
    }

    /// <summary>Types a text into what has the focus.</summary>
    public void Type(string text) => Call("Input.insertText", new() { ["text"] = text });

    /// <summary>Clicks with the mouse on the middle of the first element that a selector finds.</summary>
    public void Click(string selector)
    {
        double[] place = Evaluate<double[]>($$"""
            (() => {
              const e = document.querySelector(`{{selector}}`);
              e.scrollIntoView({ block: 'center', inline: 'center' });
              const r = e.getBoundingClientRect();
              return [r.left + r.width / 2, r.top + r.height / 2];
            })()
            """);
        foreach (string type in (string[])["mousePressed", "mouseReleased"])
            Call("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = place[0], ["y"] = place[1], ["button"] = "left", ["clickCount"] = 1 });
    }

    /// <summary>Lets pages run scripts, or not.</summary>
    public void RunScripts(bool isAllowed) => Call("Emulation.setScriptExecutionDisabled", new() { ["value"] = !isAllowed });

    /// <summary>The value of an expression in the page.</summary>
    public JsonNode? Evaluate(string expression)
    {
        JsonNode answer = Call("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } problem ? throw new InvalidOperationException(problem.ToJsonString()) : answer["result"]!["value"];
    }

    /// <summary>The value of an expression in the page, as objects.</summary>
    public T Evaluate<T>(string expression) => Evaluate(expression).Deserialize<T>(JsonSerializerOptions.Web)!;

    /// <summary>The contrast of text to what it stands on, for each element of a selector (WCAG 2: 1 to 21).</summary>
    public double[] Contrasts(string selector) => Evaluate<double[]>($$"""
        (() => {
          const linear = x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
          const light = c => c.match(/[\d.]+/g).slice(0, 3).reduce((sum, x, i) => sum + [0.2126, 0.7152, 0.0722][i] * linear(x / 255), 0);
          const behind = e => {
            const c = e ? getComputedStyle(e).backgroundColor : 'rgb(255, 255, 255)';
            return c.startsWith('rgba(0, 0, 0, 0') ? behind(e.parentElement) : light(c);
          };
          const said = [...document.querySelectorAll('{{selector}}')];
          return said.map(e => [light(getComputedStyle(e).color), behind(e)].sort((a, b) => b - a)).map(([a, b]) => (a + 0.05) / (b + 0.05));
        })()
        """);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        socket.Dispose();
        limit.Dispose();
        profile.Dispose();
    }

    /// <summary>Sends a command and reads events until its answer comes.</summary>
    private JsonNode Call(string method, JsonObject? parameters)
    {
        var command = new JsonObject { ["id"] = ++calls, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null) command["sessionId"] = session;
        socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, true, limit.Token).GetAwaiter().GetResult();
        while (true)
        {
            JsonNode message = Receive();
            if ((int?)message["id"] == calls) return message["result"] ?? throw new InvalidOperationException(message.ToJsonString());
            Note((string?)message["method"], message["params"]);
        }
    }

    private void Note(string? method, JsonNode? about)
    {
        if (method == "Network.requestWillBeSent") Requests.Add((string)about!["request"]!["url"]!);
        if (method is "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded") Complaints.Add(about!.ToJsonString());
    }

    private JsonNode Receive()
    {
        var text = new MemoryStream();
        var part = new byte[1 << 16];
        WebSocketReceiveResult received;
        do
        {
            received = socket.ReceiveAsync(part, limit.Token).GetAwaiter().GetResult();
            text.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }
}
