<?php
// The probe in PHP: it answers with what an application behind the server sees.

declare(strict_types=1);

const LARGEST_BODY = 16 * 1024 * 1024;
const LONGEST_SLEEP = 60.0;
const MOST_CHUNKS = 1000;

header('X-Probe-Pid: ' . getmypid());
$path = $_SERVER['PATH_INFO'] ?? '';

match (true) {
    $path === '/ready' => plain("ready\n"),
    $path === '/echo', str_starts_with($path, '/echo/') => whole(200, 'application/json', json_encode(seen($path))),
    $path === '/ignore' => plain("ignored\n"),
    $path === '/slow' => slow(),
    $path === '/stream' => stream((int) number('count', 4, MOST_CHUNKS), number('interval', 0.3, LONGEST_SLEEP)),
    str_starts_with($path, '/status/') => status(substr($path, strlen('/status/'))),
    $path === '/large' => plain(str_repeat('x', (int) number('bytes', 1024, LARGEST_BODY))),
    $path === '/die' && $_SERVER['REQUEST_METHOD'] === 'POST' => posix_kill(getmypid(), 9),
    $path === '/log' => logged(),
    default => missing(),
};

function seen(string $path): array
{
    return [
        'interface' => 'php',
        'method' => $_SERVER['REQUEST_METHOD'],
        'path' => $path,
        'script_name' => rtrim(dirname($_SERVER['SCRIPT_NAME']), '/'),
        'raw' => $_SERVER['REQUEST_URI'],
        'query' => $_SERVER['QUERY_STRING'] ?? '',
        'scheme' => ($_SERVER['HTTPS'] ?? 'off') === 'on' ? 'https' : 'http',
        'host' => $_SERVER['HTTP_HOST'] ?? null,
        'server_name' => $_SERVER['SERVER_NAME'] ?? null,
        'server_port' => $_SERVER['SERVER_PORT'] ?? null,
        'client' => $_SERVER['REMOTE_ADDR'] ?? null,
        'client_port' => $_SERVER['REMOTE_PORT'] ?? null,
        'headers' => request_headers(),
        'body' => body_digest(),
        'pid' => getmypid(),
        'uid' => posix_getuid(),
        'gid' => posix_getgid(),
        'multithread' => false,
        'multiprocess' => true,
        'input_terminated' => null,
    ];
}

function slow(): void
{
    usleep((int) (number('seconds', 2, LONGEST_SLEEP) * 1e6));
    plain("slow\n");
}

function stream(int $count, float $interval): void
{
    header('Content-Type: text/plain; charset=utf-8');
    while (ob_get_level() > 0) {
        ob_end_clean();
    }
    for ($index = 0; $index < $count; $index++) {
        usleep($index > 0 ? (int) ($interval * 1e6) : 0);
        echo "chunk $index\n";
        flush();
    }
}

function status(string $code): void
{
    if (preg_match('/^[2-5][0-9][0-9]$/D', $code) !== 1) {
        missing();
    } elseif ($code === '204' || $code === '304') {
        http_response_code((int) $code);
        header_remove('Content-Type');
    } else {
        plain("Status $code", (int) $code);
    }
}

function logged(): void
{
    $level = parameter('level') ?: 'error';
    file_put_contents('php://stderr', "$level: " . parameter('text') . "\n");
    plain("logged\n");
}

function missing(): void
{
    header('X-Probe: 404');
    plain("probe: no such path\n", 404);
}

function plain(string $text, int $status = 200): void
{
    whole($status, 'text/plain; charset=utf-8', $text);
}

function whole(int $status, string $type, string $body): void
{
    http_response_code($status);
    header("Content-Type: $type");
    header('Content-Length: ' . strlen($body));
    echo $body;
}

function parameter(string $name): string
{
    return is_string($_GET[$name] ?? '') ? $_GET[$name] ?? '' : '';
}

function number(string $name, float $default, float $largest): float
{
    $value = parameter($name);
    return min(max(0.0, is_numeric($value) ? (float) $value : $default), $largest);
}

function request_headers(): array
{
    $headers = [];
    foreach ($_SERVER as $key => $value) {
        $named = str_starts_with($key, 'HTTP_');
        if ($named || (in_array($key, ['CONTENT_TYPE', 'CONTENT_LENGTH'], true) && $value !== '')) {
            $headers[] = [strtr(strtolower($named ? substr($key, 5) : $key), '_', '-'), $value];
        }
    }
    sort($headers);
    return $headers;
}

function body_digest(): array
{
    $body = file_get_contents('php://input');
    return ['length' => strlen($body), 'sha256' => hash('sha256', $body)];
}
