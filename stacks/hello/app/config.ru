# Says hello over Rack, with nothing but Rack itself.
PAGES = {
  '/' => ['text/html; charset=utf-8', <<~HTML],
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Hello</title>
    <link rel="stylesheet" href="static/hello.css">
    <h1>Hello</h1>
    </html>
  HTML
  '/health' => ['text/plain; charset=utf-8', "ok\n"]
}.freeze

run lambda { |env|
  status = PAGES.key?(env['PATH_INFO']) ? 200 : 404
  type, body = PAGES.fetch(env['PATH_INFO'], ['text/plain; charset=utf-8', "Not found\n"])
  [status, { 'content-type' => type, 'content-length' => body.bytesize.to_s }, [body]]
}
