# The probe over PSGI: it answers with what an application behind the server sees.
#
# A body is sent for HEAD too, on purpose: it is for the servers in front to strip.
use strict;
use warnings;

use Digest::SHA ();
use Encode ();
use HTTP::Status ();
use JSON::PP ();
use POSIX ();
use Time::HiRes ();

my $LARGEST_BODY  = 16 * 1024 * 1024;
my $LONGEST_SLEEP = 60;
my $MOST_CHUNKS   = 1000;
my $PIECE         = 64 * 1024;

my $json = JSON::PP->new->utf8;

my %routes = (
    '/ready'  => sub { plain("ready\n") },
    '/echo'   => \&echo,
    '/ignore' => sub { plain("ignored\n") },
    '/slow'   => \&slow,
    '/stream' => \&stream,
    '/large'  => \&large,
    '/die'    => sub { POSIX::_exit(1) },
    '/log'    => \&log_line,
);

sub {
    my ($env) = @_;
    my $answer = find($env)->($env);
    push @{ $answer->[1] }, 'X-Probe-Pid', $$ if ref $answer eq 'ARRAY';
    return $answer;
};

sub find {
    my ($env) = @_;
    my $path = $env->{PATH_INFO};
    return \&echo   if $path =~ m{^/echo/};
    return \&status if $path =~ m{^/status/};
    return \&missing if $path eq '/die' && $env->{REQUEST_METHOD} ne 'POST';
    return $routes{$path} || \&missing;
}

sub echo {
    my ($env) = @_;
    my %seen = (
        interface        => 'psgi',
        method           => $env->{REQUEST_METHOD},
        path             => utf8($env->{PATH_INFO}),
        script_name      => utf8($env->{SCRIPT_NAME}),
        raw              => $env->{REQUEST_URI},
        query            => $env->{QUERY_STRING} // '',
        scheme           => $env->{'psgi.url_scheme'},
        host             => $env->{HTTP_HOST},
        server_name      => text($env->{SERVER_NAME}),
        server_port      => text($env->{SERVER_PORT}),
        client           => $env->{REMOTE_ADDR},
        client_port      => text($env->{REMOTE_PORT}),
        headers          => headers($env),
        body             => body_digest($env),
        pid              => $$,
        uid              => $> + 0,
        gid              => (split ' ', $))[0] + 0,
        multithread      => boolean($env->{'psgi.multithread'}),
        multiprocess     => boolean($env->{'psgi.multiprocess'}),
        input_terminated => undef,
    );
    return whole(200, 'application/json', $json->encode(\%seen));
}

sub slow {
    my ($env) = @_;
    Time::HiRes::sleep(number($env, 'seconds', 2, $LONGEST_SLEEP));
    return plain("slow\n");
}

sub stream {
    my ($env) = @_;
    my $count    = int number($env, 'count', 4, $MOST_CHUNKS);
    my $interval = number($env, 'interval', 0.3, $LONGEST_SLEEP);
    return sub {
        my ($respond) = @_;
        my $writer = $respond->([ 200, [ 'Content-Type', 'text/plain; charset=utf-8', 'X-Probe-Pid', $$ ] ]);
        for my $index (0 .. $count - 1) {
            Time::HiRes::sleep($interval) if $index;
            $writer->write("chunk $index\n");
        }
        $writer->close;
    };
}

sub status {
    my ($env) = @_;
    my ($code) = $env->{PATH_INFO} =~ m{^/status/([2-5][0-9][0-9])$};
    return missing($env) unless $code;
    return [ $code, [], [] ] if $code == 204 || $code == 304;
    return plain(HTTP::Status::status_message($code) || "Status $code", $code);
}

sub large {
    my ($env) = @_;
    return whole(200, 'text/plain; charset=utf-8', 'x' x int number($env, 'bytes', 1024, $LARGEST_BODY));
}

sub log_line {
    my ($env) = @_;
    my $level = parameter($env, 'level') || 'error';
    print STDERR "$level: ", parameter($env, 'text'), "\n";
    return plain("logged\n");
}

sub missing {
    return plain("probe: no such path\n", 404, 'X-Probe', '404');
}

sub plain {
    my ($text, $status, @headers) = @_;
    return whole($status || 200, 'text/plain; charset=utf-8', $text, @headers);
}

sub whole {
    my ($status, $type, $body, @headers) = @_;
    return [ $status, [ 'Content-Type', $type, 'Content-Length', length $body, @headers ], [$body] ];
}

sub utf8 {
    my ($bytes) = @_;
    return Encode::decode('UTF-8', $bytes // '');
}

sub text {
    my ($value) = @_;
    return defined $value ? "$value" : undef;
}

sub boolean {
    my ($value) = @_;
    return $value ? JSON::PP::true : JSON::PP::false;
}

sub parameter {
    my ($env, $name) = @_;
    for my $pair (split /&/, $env->{QUERY_STRING} // '') {
        my ($key, $value) = map { tr/+/ /; s/%([0-9A-Fa-f]{2})/chr hex $1/ger } split /=/, $pair, 2;
        return $value // '' if $key eq $name;
    }
    return '';
}

sub number {
    my ($env, $name, $default, $largest) = @_;
    my $value = parameter($env, $name);
    $value = $default unless $value =~ /^[0-9]+(?:\.[0-9]+)?$/;
    return $value > $largest ? $largest : $value;
}

sub headers {
    my ($env) = @_;
    my @pairs;
    for my $key (sort keys %$env) {
        my ($name) = $key =~ /^HTTP_(.+)$/;
        $name = $key if $key =~ /^CONTENT_(?:TYPE|LENGTH)$/ && $env->{$key};
        next unless defined $name;
        push @pairs, [ lc($name =~ tr/_/-/r), $env->{$key} ];
    }
    return [ sort { $a->[0] cmp $b->[0] } @pairs ];
}

sub body_digest {
    my ($env) = @_;
    my ($length, $digest) = (0, Digest::SHA->new(256));
    while ((my $read = $env->{'psgi.input'}->read(my $piece, $PIECE)) > 0) {
        $length += $read;
        $digest->add($piece);
    }
    return { length => $length, sha256 => $digest->hexdigest };
}
