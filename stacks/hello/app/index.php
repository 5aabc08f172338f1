<?php
// Says hello: PHP-FPM runs this file for every path.
$pages = [
    '/' => ['text/html', '<!doctype html><html lang="en"><title>Hello</title><link rel="stylesheet" href="static/hello.css"><h1>Hello</h1>'],
    '/health' => ['text/plain', "ok\n"],
];
[$type, $body] = $pages[parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)] ?? [null, null];
if ($type === null) {
    http_response_code(404);
    [$type, $body] = ['text/plain', "Not found\n"];
}
header("Content-Type: $type; charset=utf-8");
header('Content-Length: ' . strlen($body));
echo $body;
