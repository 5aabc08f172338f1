#!/usr/bin/perl
# The probe over CGI: it answers with what an application behind the server sees. It needs nothing but perl-base.
use strict;
use warnings;

my $LARGEST_BODY  = 16 * 1024 * 1024;
my $LONGEST_SLEEP = 60;
my $MOST_CHUNKS   = 1000;

binmode $_ for *STDIN, *STDOUT;
$| = 1;

my $path = $ENV{PATH_INFO} // '';
my %routes = (
    '/ready'  => sub { plain("ready\n") },
    '/echo'   => \&echo,
    '/ignore' => sub { plain("ignored\n") },
    '/slow'   => \&slow,
    '/stream' => \&stream,
    '/large'  => sub { plain('x' x int number('bytes', 1024, $LARGEST_BODY)) },
    '/die'    => sub { $ENV{REQUEST_METHOD} eq 'POST' ? kill 'KILL', $$ : missing() },
    '/log'    => \&log_line,
);

if    ($path =~ m{^/echo/})         { echo() }
elsif ($path =~ m{^/status/(.*)$}s) { status($1) }
else                                { ($routes{$path} || \&missing)->() }

sub echo {
    my ($length, $sha256) = body_digest();
    my %seen = (
        interface   => 'cgi',
        method      => $ENV{REQUEST_METHOD},
        path        => $path,
        script_name => $ENV{SCRIPT_NAME} // '',
        raw         => $ENV{REQUEST_URI},
        query       => $ENV{QUERY_STRING} // '',
        scheme      => ($ENV{HTTPS} // '') eq 'on' ? 'https' : 'http',
        host        => $ENV{HTTP_HOST},
        server_name => $ENV{SERVER_NAME},
        server_port => $ENV{SERVER_PORT},
        client      => $ENV{REMOTE_ADDR},
        client_port => $ENV{REMOTE_PORT},
    );
    my @members = map { text($_) . ':' . text($seen{$_}) } sort keys %seen;
    my @headers = map { '[' . join(',', map { text($_) } @$_) . ']' } headers();
    push @members, '"headers":[' . join(',', @headers) . ']', qq("body":{"length":$length,"sha256":"$sha256"});
    push @members, map { qq("$_":null) } qw(multithread multiprocess input_terminated);
    push @members, qq("pid":$$), '"uid":' . ($> + 0), '"gid":' . ((split ' ', $))[0] + 0);
    whole(200, 'application/json', '{' . join(',', @members) . '}');
}

sub slow {
    pause(number('seconds', 2, $LONGEST_SLEEP));
    plain("slow\n");
}

sub stream {
    my $interval = number('interval', 0.3, $LONGEST_SLEEP);
    print "Content-Type: text/plain; charset=utf-8\r\nX-Probe-Pid: $$\r\n\r\n";
    for my $index (0 .. int(number('count', 4, $MOST_CHUNKS)) - 1) {
        pause($interval) if $index;
        print "chunk $index\n";
    }
}

sub status {
    my ($code) = @_;
    return missing() unless $code =~ /\A[2-5][0-9][0-9]\z/;
    return print "Status: $code\r\nX-Probe-Pid: $$\r\n\r\n" if $code == 204 || $code == 304;
    plain("Status $code", $code);
}

sub log_line {
    my $level = parameter('level') || 'error';
    print STDERR "$level: ", parameter('text'), "\n";
    plain("logged\n");
}

sub missing {
    plain("probe: no such path\n", 404, "X-Probe: 404\r\n");
}

sub plain {
    my ($text, $status, $headers) = @_;
    whole($status || 200, 'text/plain; charset=utf-8', $text, $headers);
}

sub whole {
    my ($status, $type, $body, $headers) = @_;
    my $length = length $body;
    print "Status: $status\r\nContent-Type: $type\r\nContent-Length: $length\r\nX-Probe-Pid: $$\r\n", $headers // '',
        "\r\n", $body;
}

sub pause {
    select undef, undef, undef, $_[0];
}

sub text {
    my ($value) = @_;
    return 'null' unless defined $value;
    return '"' . ($value =~ s/(["\\\x00-\x1f])/sprintf '\\u%04x', ord $1/ger) . '"';
}

sub parameter {
    my ($name) = @_;
    for my $pair (split /&/, $ENV{QUERY_STRING} // '') {
        my ($key, $value) = map { tr/+/ /; s/%([0-9A-Fa-f]{2})/chr hex $1/ger } split /=/, $pair, 2;
        return $value // '' if $key eq $name;
    }
    return '';
}

sub number {
    my ($name, $default, $largest) = @_;
    my $value = parameter($name);
    $value = $default unless $value =~ /^[0-9]+(?:\.[0-9]+)?$/;
    return $value > $largest ? $largest : $value;
}

sub headers {
    my @pairs;
    for my $key (sort keys %ENV) {
        my ($name) = $key =~ /^HTTP_(.+)$/;
        $name = $key if $key =~ /^CONTENT_(?:TYPE|LENGTH)$/ && $ENV{$key} ne '';
        push @pairs, [ lc($name =~ tr/_/-/r), $ENV{$key} ] if defined $name;
    }
    return @pairs;
}

# As sha256sum tells it: perl-base has no digests.
sub body_digest {
    my $body = '';
    my $left = $ENV{CONTENT_LENGTH} || 0;
    while ($left > 0 && (my $read = read STDIN, $body, $left, length $body)) { $left -= $read }
    my $pid = open(my $sum, '-|') // die "fork: $!";
    if ($pid == 0) {
        open(my $feed, '|-', 'sha256sum') or die "sha256sum: $!";
        binmode $feed;
        print $feed $body;
        close $feed;
        exit;
    }
    my ($sha256) = split ' ', <$sum>;
    close $sum;
    return (length $body, $sha256);
}
