# The probe over Rack: it answers with what an application behind the server sees.
#
# A body is sent for HEAD too, on purpose: it is for the servers in front to strip.
require 'digest'
require 'json'
require 'rack/utils'

# Routes and answers; PATH_INFO is as the client wrote it, which is Ruby's way: frameworks decode it.
class Probe
  LARGEST_BODY = 16 * 1024 * 1024
  LONGEST_SLEEP = 60.0
  MOST_CHUNKS = 1000
  PIECE = 64 * 1024
  TEXT = 'text/plain; charset=utf-8'.freeze
  ROUTES = %w[ready ignore slow stream large die log ws].to_h { |name| ["/#{name}", name.to_sym] }.freeze

  def call(env)
    status, headers, body = send(find(env), env)
    [status, headers.merge('x-probe-pid' => Process.pid.to_s), body]
  end

  private

  def find(env)
    path = path_info(env)
    return :echo if path == '/echo' || path.start_with?('/echo/')
    return :status if path.start_with?('/status/')
    return :missing if path == '/die' && env['REQUEST_METHOD'] != 'POST'

    ROUTES.fetch(path, :missing)
  end

  def ready(_env)
    plain("ready\n")
  end

  def echo(env)
    seen = {
      interface: 'rack',
      method: env['REQUEST_METHOD'],
      path: path_info(env),
      script_name: utf8(env['SCRIPT_NAME']),
      raw: utf8(env['REQUEST_URI']),
      query: utf8(env['QUERY_STRING']),
      scheme: env['rack.url_scheme'],
      host: env['HTTP_HOST'],
      server_name: env['SERVER_NAME'],
      server_port: env['SERVER_PORT']&.to_s,
      client: env['REMOTE_ADDR'],
      client_port: env['REMOTE_PORT'],
      headers: request_headers(env),
      body: body_digest(env['rack.input']),
      pid: Process.pid,
      uid: Process.uid,
      gid: Process.gid,
      multithread: env['rack.multithread'],
      multiprocess: env['rack.multiprocess'],
      input_terminated: nil
    }
    whole(200, 'application/json', JSON.generate(seen))
  end

  def ignore(_env)
    plain("ignored\n")
  end

  def slow(env)
    sleep number(env, 'seconds', 2, LONGEST_SLEEP)
    plain("slow\n")
  end

  def stream(env)
    count = number(env, 'count', 4, MOST_CHUNKS).to_i
    interval = number(env, 'interval', 0.3, LONGEST_SLEEP)
    pieces = Enumerator.new do |piece|
      count.times do |index|
        sleep interval if index.positive?
        piece << "chunk #{index}\n"
      end
    end
    [200, { 'content-type' => TEXT }, pieces]
  end

  def status(env)
    code = path_info(env).delete_prefix('/status/')
    return missing(env) unless code.match?(/\A[2-5][0-9][0-9]\z/)
    return [code.to_i, {}, []] if %w[204 304].include?(code)

    plain(Rack::Utils::HTTP_STATUS_CODES.fetch(code.to_i, "Status #{code}"), code.to_i)
  end

  def large(env)
    whole(200, TEXT, 'x' * number(env, 'bytes', 1024, LARGEST_BODY).to_i)
  end

  def die(_env)
    exit!(1)
  end

  def log(env)
    level = parameter(env, 'level', 'error')
    warn "#{level}: #{parameter(env, 'text', '')}"
    plain("logged\n")
  end

  # An echo over WebSocket (RFC 6455) for short messages: enough to see whether an upgrade gets through.
  def ws(env)
    return plain("probe: this is for WebSocket\n", 426) unless env['HTTP_UPGRADE'].to_s.casecmp?('websocket')

    accept = Digest::SHA1.base64digest("#{env['HTTP_SEC_WEBSOCKET_KEY']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
    env['rack.hijack'].call
    socket = env['rack.hijack_io']
    socket.write "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" \
                 "Sec-WebSocket-Accept: #{accept}\r\nX-Probe-Pid: #{Process.pid}\r\n\r\n"
    seen = { scheme: env['rack.url_scheme'].sub('http', 'ws'), client: env['REMOTE_ADDR'], path: path_info(env) }
    Thread.new { converse(socket, JSON.generate(seen)) }
    [200, {}, []]
  end

  def converse(socket, greeting)
    say(socket, 1, greeting)
    # Web servers end a connection on which nothing is said: a ping now and then is the application's business.
    pings = Thread.new do
      loop do
        sleep 2
        say(socket, 9, '')
      end
    end
    while (frame = hear(socket))
      opcode, payload = frame
      break say(socket, 8, payload) if opcode == 8

      say(socket, 1, payload) if opcode == 1
    end
  rescue SystemCallError, IOError
    nil
  ensure
    pings&.kill
    socket.close
  end

  def say(socket, opcode, payload)
    length = payload.bytesize
    head = length < 126 ? [0x80 | opcode, length].pack('CC') : [0x80 | opcode, 126, length].pack('CCn')
    socket.write(head + payload.b)
  end

  def hear(socket)
    opcode, length = socket.read(2)&.unpack('CC')
    return nil if length.nil?

    length &= 127
    length = socket.read(2).unpack1('n') if length == 126
    mask = socket.read(4).bytes
    [opcode & 15, socket.read(length).bytes.each_with_index.map { |byte, at| byte ^ mask[at % 4] }.pack('C*')]
  end

  def missing(_env)
    plain("probe: no such path\n", 404, 'x-probe' => '404')
  end

  def plain(text, status = 200, headers = {})
    whole(status, TEXT, text, headers)
  end

  def whole(status, type, body, headers = {})
    [status, { 'content-type' => type, 'content-length' => body.bytesize.to_s, **headers }, [body]]
  end

  def path_info(env)
    utf8(env['PATH_INFO'].gsub(/%(\h\h)/) { $1.hex.chr })
  end

  def utf8(bytes)
    bytes.to_s.dup.force_encoding('UTF-8').scrub
  end

  def parameter(env, name, default)
    Rack::Utils.parse_query(env['QUERY_STRING'])[name] || default
  end

  def number(env, name, default, largest)
    value = Float(parameter(env, name, default), exception: false) || default
    value.clamp(0.0, largest)
  end

  def request_headers(env)
    names = env.keys.select { |key| key.start_with?('HTTP_') || (key.match?(/\ACONTENT_(?:TYPE|LENGTH)\z/) && env[key]) }
    names.map { |key| [key.delete_prefix('HTTP_').downcase.tr('_', '-'), utf8(env[key])] }.sort
  end

  def body_digest(input)
    length = 0
    digest = Digest::SHA256.new
    while (piece = input&.read(PIECE))
      length += piece.bytesize
      digest << piece
    end
    { length: length, sha256: digest.hexdigest }
  end
end

run Probe.new
