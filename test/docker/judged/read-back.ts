/**
 * Has real programs read tokens back. Each is a Python script that gets a list of tokens as JSON from `/values/FORMAT.json`
 * and prints the values that its program made of them, as JSON.
 */
const start = `
import http.client, json, os, pathlib, re, socket, subprocess, sys, time
tokens = json.loads(pathlib.Path(sys.argv[1]).read_text())
def run(*argv):
    return subprocess.run(argv, stdout=-1, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL).stdout.decode()
def put(path, text):
    pathlib.Path(path).write_bytes(text.encode())
    return path
`;

/** nginx answers each token at a path of its own. */
const nginx = `
conf = "".join("location = /%d { return 200 %s; }\\n" % pair for pair in enumerate(tokens))
put("/tmp/nginx.conf", """daemon off; pid /tmp/pid; error_log /dev/stderr; worker_processes 1; events {}
http { access_log off; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
fastcgi_temp_path /tmp/f; server { listen unix:/tmp/sock; default_type text/plain; %s } }""" % conf)
server = subprocess.Popen(["nginx", "-c", "/tmp/nginx.conf"])
class Door(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect("/tmp/sock")
while not os.path.exists("/tmp/sock") and server.poll() is None:
    time.sleep(0.02)
def ask(number):
    door = Door("localhost")
    door.request("GET", "/%d" % number)
    return door.getresponse().read().decode()
print(json.dumps([ask(number) for number in range(len(tokens))]))
server.terminate()
`;

/** Apache defines a variable for each and dumps them. */
const apache = `
conf = "".join("Define V%d %s\\n" % pair for pair in enumerate(tokens))
put("/tmp/a.conf", "LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\\nServerName x\\nListen 8080\\nErrorLog /dev/stderr\\n" + conf)
said = run("apache2", "-t", "-D", "DUMP_RUN_CFG", "-f", "/tmp/a.conf")
found = dict(re.findall(r"^Define: V(\\d+)(?:=(.*))?$", said, re.M))
print(json.dumps([found[str(number)] for number in range(len(tokens))]))
`;

/** HAProxy sets a variable of its environment to each, behind an x (an empty one is none), and its Lua spells them out. */
const haproxy = `
put("/tmp/h.lua", """for index = 0, %d do
  print("=" .. os.getenv("V" .. index):gsub(".", function(byte) return string.format("%%02x", byte:byte()) end))
end""" % (len(tokens) - 1))
conf = "".join("  setenv V%d x%s\\n" % pair for pair in enumerate(tokens))
said = run("haproxy", "-c", "-f", put("/tmp/h.cfg", "global\\n" + conf + "  lua-load /tmp/h.lua\\n"))
found = re.findall(r"^=(.*)$", said, re.M)
print(json.dumps([bytes.fromhex(text).decode()[1:] for text in found] or said))
`;

/** lighttpd prints the variables it has read, a quote in them behind a backslash again. */
const lighttpd = `
conf = "".join("var.v%d = %s\\n" % pair for pair in enumerate(tokens))
said = run("lighttpd", "-p", "-f", put("/tmp/l.conf", 'server.document-root = "/tmp"\\n' + conf))
found = dict(re.findall(r'^\\s*var\\.v(\\d+) *= "(.*)"$', said, re.M))
print(json.dumps([found[str(number)].replace('\\\\"', '"') for number in range(len(tokens))]))
`;

/** Caddy writes out the JSON that it makes of a file: here a body for each. */
const caddyfile = `
conf = "".join("respond /%d %s 200\\n" % pair for pair in enumerate(tokens))
said = subprocess.run(["caddy", "adapt", "--config", put("/tmp/Caddyfile", ":8080 {\\nroute {\\n" + conf + "}\\n}\\n")], stdout=-1).stdout
routes = json.loads(said)["apps"]["http"]["servers"]["srv0"]["routes"][0]["handle"][0]["routes"]
print(json.dumps([route["handle"][0].get("body", "") for route in routes]))
`;

const lua = `
spell = 'function(byte) return string.format("%02x", byte:byte()) end'
script = "".join('print((string.gsub(' + token + ', ".", ' + spell + ')))\\n' for token in tokens)
said = run("lua5.4", put("/tmp/l.lua", script))
print(json.dumps([bytes.fromhex(line).decode() for line in said.split("\\n")[:-1]]))
`;

const uwsgi = `
put("/tmp/u.ini", "[uwsgi]\\n" + "".join("v%d = %s\\n" % pair for pair in enumerate(tokens)))
said = run("uwsgi", "--ini", "/tmp/u.ini", "--show-config")
found = dict(re.findall(r"^v(\\d+) = (.*)$", said, re.M))
print(json.dumps([found[str(number)] for number in range(len(tokens))]))
`;

const supervisor = `
from supervisor.options import ServerOptions
import shlex
conf = "".join("[program:p%d]\\ncommand = %s\\n" % pair for pair in enumerate(tokens))
options = ServerOptions()
options.realize(["-c", put("/tmp/s.conf", "[supervisord]\\nnodaemon = true\\n" + conf)])
found = {program.name: program.command for group in options.process_group_configs for program in group.process_configs}
print(json.dumps([shlex.split(found["p%d" % number]) for number in range(len(tokens))]))
`;

const python = `
import ast
print(json.dumps([ast.literal_eval(token) for token in tokens]))
`;

const ruby = `
said = subprocess.run(["ruby", "-rjson", put("/tmp/r.rb", "puts JSON.generate([%s])" % ",".join(tokens))], stdout=-1)
print(json.dumps(json.loads(said.stdout)))
`;

const php = `
said = run("php", put("/tmp/p.php", "<?php echo json_encode([%s], 320);" % ",".join(tokens)))
print(json.dumps(json.loads(said)))
`;

const phpIni = `
put("/tmp/p.ini", "[a]\\n" + "".join("v[] = %s\\n" % token for token in tokens))
said = run("php", "-r", "echo json_encode(parse_ini_file('/tmp/p.ini', true)['a']['v'], 320);")
print(json.dumps(json.loads(said)))
`;

const shell = `
script = "".join("printf '%%s\\\\0' %s; printf '\\\\1\\\\0'\\n" % token for token in tokens)
said = subprocess.run(["sh", put("/tmp/s.sh", script)], stdout=-1).stdout.decode()
print(json.dumps([part.split("\\0")[:-1] for part in said.split("\\1\\0")[:-1]]))
`;

/** By format; supervisord and the shell read lists of words. */
export const scripts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    nginx,
    apache,
    haproxy,
    caddyfile,
    lighttpd,
    lua,
    'uwsgi-ini': uwsgi,
    'supervisor-ini': supervisor,
    python,
    php,
    'php-ini': phpIni,
    ruby,
    shell,
  }).map(([format, script]) => [format, start + script]),
);
