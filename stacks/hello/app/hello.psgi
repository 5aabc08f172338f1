# Says hello over PSGI.
use strict;
use warnings;

sub {
    my ($env) = @_;
    my %pages = ('/' => "Hello over PSGI\n", '/health' => "ok\n");
    my $text = $pages{ $env->{PATH_INFO} };
    my ($status, $body) = defined $text ? (200, $text) : (404, "Not found\n");
    return [ $status, [ 'Content-Type' => 'text/plain; charset=utf-8', 'Content-Length' => length $body ], [$body] ];
};
